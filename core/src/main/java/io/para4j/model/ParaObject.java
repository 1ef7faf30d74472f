package io.para4j.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An object that can be stored. {@link AbstractParaObject} implements all of its properties, so that a domain class
 * only adds its own fields, marked with {@link Stored}. The properties of this interface are always stored.
 *
 * <p>All properties are null until they are set. The {@code Store} sets the properties that it is responsible for, but
 * only after the write that they describe has succeeded. Objects are not safe for use by several threads at a time.
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
     * Sets the id, which never changes in the store.
     *
     * @param id the id, or null to have one generated at creation
     */
    void setId(@Nullable String id);

    /**
     * Returns the type.
     *
     * @return the type; never null if the class has one type
     */
    @Nullable
    String getType();

    /**
     * Sets the type, which never changes in the store. Only generic objects can have another type than that of their
     * class.
     *
     * @param type the type, or null for the type of the class
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
     * Sets the name of the app, which never changes in the store.
     *
     * @param appid the app's name
     */
    void setAppid(@Nullable String appid);

    /**
     * Returns the display name.
     *
     * @return the name, or null
     */
    @Nullable
    String getName();

    /**
     * Sets the display name.
     *
     * @param name the name, or null
     */
    void setName(@Nullable String name);

    /**
     * Returns the time of creation.
     *
     * @return milliseconds since 1970-01-01T00:00Z, 0 if the object was stored without it, or null before creation
     */
    @Nullable
    Long getTimestamp();

    /**
     * Sets the time of creation, which never changes in the store.
     *
     * @param timestamp milliseconds since 1970-01-01T00:00Z
     */
    void setTimestamp(@Nullable Long timestamp);

    /**
     * Returns the time of the last update or patch.
     *
     * @return milliseconds since 1970-01-01T00:00Z, or null if there was none
     */
    @Nullable
    Long getUpdated();

    /**
     * Sets the time of the last update or patch. The store calls this.
     *
     * @param updated milliseconds since 1970-01-01T00:00Z
     */
    void setUpdated(@Nullable Long updated);

    /**
     * Returns the number of writes of the object: 1 after creation, one more after each write.
     *
     * @return the version; 0 if the object is stored without one; null if it was not read completely
     */
    @Nullable
    Long getVersion();

    /**
     * Sets the version. The store calls this.
     *
     * @param version the version
     */
    void setVersion(@Nullable Long version);

    /**
     * Returns the id of the write that produced this state, which no other state has. It is opaque, like an ETag.
     *
     * @return the revision; null if the object is stored without one or was not read completely
     */
    @Nullable
    String getRevision();

    /**
     * Sets the revision. The store calls this.
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
     * Sets the id of the parent object, which never changes after creation.
     *
     * @param parentid the parent's id, or null
     */
    void setParentid(@Nullable String parentid);

    /**
     * Returns the id of the creator of the object.
     *
     * @return the creator's id, or null
     */
    @Nullable
    String getCreatorid();

    /**
     * Sets the id of the creator, which never changes after creation.
     *
     * @param creatorid the creator's id, or null
     */
    void setCreatorid(@Nullable String creatorid);

    /**
     * Returns the type of the objects of a class: the value of its {@link Type} or, without that, its simple name in
     * lower case.
     *
     * @param objectClass the class
     * @return the type
     * @throws IllegalArgumentException if the type is empty or longer than 255 characters
     */
    static String typeOf(Class<?> objectClass) {
        return TypeNames.of(objectClass);
    }
}
