package io.para4j.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that can be stored. {@link AbstractParaObject} implements all of it, so that a domain class only adds its
 * own fields, marked with {@link Stored}; the properties here are stored by themselves.
 *
 * <p>All properties are null until somebody sets them. The {@code Store} sets those that it is responsible for, only
 * after the write that they describe has succeeded. Objects are for one thread at a time.
 */
public interface ParaObject {

    /**
     * Returns the id, unique within the app.
     *
     * @return the id, 1 to 1,024 bytes of well-formed Unicode, or null before creation
     */
    @Nullable
    String getId();

    /**
     * Sets the id. Never changes in the store.
     *
     * @param id the id, or null to be given one at creation
     */
    void setId(@Nullable String id);

    /**
     * Returns the type.
     *
     * @return the type; never null for classes that stand for one type
     */
    @Nullable
    String getType();

    /**
     * Sets the type. Never changes in the store; only generic objects can have another type than that of their class.
     *
     * @param type the type, or null for that of the class
     */
    void setType(@Nullable String type);

    /**
     * Returns the name of the app that the object belongs to.
     *
     * @return the app's name, or null before creation
     */
    @Nullable
    String getAppid();

    /**
     * Sets the app. Never changes in the store.
     *
     * @param appid the app's name
     */
    void setAppid(@Nullable String appid);

    /**
     * Returns the name, for people.
     *
     * @return the name, or null
     */
    @Nullable
    String getName();

    /**
     * Sets the name.
     *
     * @param name the name, or null
     */
    void setName(@Nullable String name);

    /**
     * Returns when the object was created.
     *
     * @return milliseconds since 1970-01-01T00:00Z, or null before creation
     */
    @Nullable
    Long getTimestamp();

    /**
     * Sets the time of creation. Never changes in the store.
     *
     * @param timestamp milliseconds since 1970-01-01T00:00Z
     */
    void setTimestamp(@Nullable Long timestamp);

    /**
     * Returns when the object was last changed by an update or patch.
     *
     * @return milliseconds since 1970-01-01T00:00Z, or null if it never was
     */
    @Nullable
    Long getUpdated();

    /**
     * Sets the time of the last change. The store sets it at each update.
     *
     * @param updated milliseconds since 1970-01-01T00:00Z
     */
    void setUpdated(@Nullable Long updated);

    /**
     * Returns how often the object was written: 1 after creation, one more after each write.
     *
     * @return the version; 0 if the object is stored without one; null if it was not read whole
     */
    @Nullable
    Long getVersion();

    /**
     * Sets the version. Set by the store.
     *
     * @param version the version
     */
    void setVersion(@Nullable Long version);

    /**
     * Returns the id of the write that made this state; no two states share one. Opaque, like an ETag.
     *
     * @return the revision; null if the object is stored without one or was not read whole
     */
    @Nullable
    String getRevision();

    /**
     * Sets the revision. Set by the store.
     *
     * @param revision the revision
     */
    void setRevision(@Nullable String revision);

    /**
     * Returns the tags.
     *
     * @return the tags, or null
     */
    @Nullable
    List<String> getTags();

    /**
     * Sets the tags.
     *
     * @param tags the tags, or null
     */
    void setTags(@Nullable List<String> tags);

    /**
     * Returns the id of the parent object.
     *
     * @return the parent's id, or null
     */
    @Nullable
    String getParentid();

    /**
     * Sets the parent. Never changes after creation.
     *
     * @param parentid the parent's id, or null
     */
    void setParentid(@Nullable String parentid);

    /**
     * Returns the id of who created the object.
     *
     * @return the creator's id, or null
     */
    @Nullable
    String getCreatorid();

    /**
     * Sets the creator. Never changes after creation.
     *
     * @param creatorid the creator's id, or null
     */
    void setCreatorid(@Nullable String creatorid);

    /**
     * Returns the type that objects of a class are stored with: the value of its {@link Type}, or else its simple name
     * in lower case.
     *
     * @param objectClass the class
     * @return the type
     * @throws IllegalArgumentException if that is empty or longer than 255 characters
     */
    static String typeOf(Class<?> objectClass) {
        return TypeNames.of(objectClass);
    }
}
