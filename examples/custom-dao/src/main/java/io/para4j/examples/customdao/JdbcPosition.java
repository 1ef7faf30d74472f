package io.para4j.examples.customdao;

import io.para4j.error.MessageText;
import io.para4j.spi.AppId;
import io.para4j.spi.FeedPosition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the changes of an app.
 *
 * @param recording the number of the app, which a later app with the same name does not have
 * @param number the number of the last change before the position
 */
record JdbcPosition(AppId app, long recording, long number) {
    private static final Pattern TEXT =
            Pattern.compile("jdbc:( ?" + AppId.NAME_PATTERN + "):([0-9]{1,18}):([0-9]{1,18})");

    /**
     * Returns the parts of a position.
     *
     * @throws IllegalArgumentException if the position does not come from this store, or belongs to another app
     */
    static JdbcPosition of(AppId app, FeedPosition position) {
        Matcher text = TEXT.matcher(position.text());
        if (!text.matches()) {
            throw new IllegalArgumentException(
                    "position " + MessageText.quote(position.text()) + " does not come from the store on JDBC");
        }
        if (!text.group(1).equals(app.toString())) {
            throw new IllegalArgumentException("position " + MessageText.quote(position.text())
                    + " does not belong to app " + MessageText.quote(app.name()));
        }
        return new JdbcPosition(app, Long.parseLong(text.group(2)), Long.parseLong(text.group(3)));
    }

    /** Returns the position after another change of the same recording. */
    JdbcPosition after(long change) {
        return new JdbcPosition(app, recording, change);
    }

    FeedPosition toFeedPosition() {
        return new FeedPosition("jdbc:" + app + ":" + recording + ":" + number);
    }
}
