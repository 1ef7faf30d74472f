package io.para4j.spi;

import io.para4j.error.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The identifier of an app (a tenant) for a store: its name, and whether its objects live in storage that apps share.
 * The same name in own and in shared storage identifies two different places.
 *
 * @param name the name: a to z or 0 to 9, then up to 99 of a to z, 0 to 9, dot and hyphen
 * @param shared whether the app's objects live in shared storage
 */
public record AppId(String name, boolean shared) {
    /** The pattern of app names, {@value}. */
    public static final String NAME_PATTERN = "[a-z0-9][a-z0-9.-]{0,99}";

    private static final Pattern NAME = Pattern.compile(NAME_PATTERN);

    /**
     * Checks the name.
     *
     * @throws IllegalArgumentException if the name does not match {@link #NAME_PATTERN}
     */
    public AppId {
        checkName(name);
    }

    /**
     * Returns the identifier of an app with storage of its own.
     *
     * @param name the app's name
     * @return the identifier
     * @throws IllegalArgumentException if the name is not allowed
     */
    public static AppId of(String name) {
        return new AppId(name, false);
    }

    /**
     * Returns the identifier of an app in shared storage.
     *
     * @param name the app's name
     * @return the identifier
     * @throws IllegalArgumentException if the name is not allowed
     */
    public static AppId ofShared(String name) {
        return new AppId(name, true);
    }

    /**
     * Parses the text form.
     *
     * @param text the app's name, with a space before it if it lives in shared storage
     * @return the identifier
     * @throws IllegalArgumentException if the name is not allowed
     */
    public static AppId parse(String text) {
        return text.startsWith(" ") ? ofShared(text.substring(1)) : of(text);
    }

    /**
     * Checks the name of an app.
     *
     * @param name the name
     * @return the name
     * @throws IllegalArgumentException if it does not match {@link #NAME_PATTERN}
     */
    public static String checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("app name " + Target.quote(name)
                    + " is not allowed: a name begins with a-z or 0-9, continues with a-z, 0-9, '.' and '-', and has at"
                    + " most 100 characters");
        }
        return name;
    }

    // Written by hand, since every read calls both methods. Those of a record are slower and inline worse.

    /** Returns whether another object is an {@code AppId} with the same name and the same kind of storage. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof AppId that && shared == that.shared && name.equals(that.name));
    }

    @Override
    public int hashCode() {
        return shared ? ~name.hashCode() : name.hashCode();
    }

    /** Returns the text form: the name, with a space before it if the app lives in shared storage. */
    @Override
    public String toString() {
        return shared ? " " + name : name;
    }
}
