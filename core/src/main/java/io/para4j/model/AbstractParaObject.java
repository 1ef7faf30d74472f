package io.para4j.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The base class of domain classes, with all properties of {@link ParaObject}. A domain class only adds its own fields,
 * marked with {@link Stored}, and a constructor without parameters. Objects are not safe for use by several threads at
 * a time.
 */
public abstract class AbstractParaObject implements ParaObject {
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String appid;
    private @Nullable String name;
    private @Nullable Long timestamp;
    private @Nullable Long updated;
    private @Nullable Long version;
    private @Nullable String revision;
    private @Nullable List<String> tags;
    private @Nullable String parentid;
    private @Nullable String creatorid;

    /** Creates an object whose properties are all null. */
    protected AbstractParaObject() {}

    @Override
    public @Nullable String getId() {
        return id;
    }

    @Override
    public void setId(@Nullable String id) {
        this.id = id;
    }

    /** Returns the type that was set, or the type of this object's class if none was set. */
    @Override
    public String getType() {
        return type == null ? ParaObject.typeOf(getClass()) : type;
    }

    @Override
    public void setType(@Nullable String type) {
        this.type = type;
    }

    @Override
    public @Nullable String getAppid() {
        return appid;
    }

    @Override
    public void setAppid(@Nullable String appid) {
        this.appid = appid;
    }

    @Override
    public @Nullable String getName() {
        return name;
    }

    @Override
    public void setName(@Nullable String name) {
        this.name = name;
    }

    @Override
    public @Nullable Long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(@Nullable Long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public @Nullable Long getUpdated() {
        return updated;
    }

    @Override
    public void setUpdated(@Nullable Long updated) {
        this.updated = updated;
    }

    @Override
    public @Nullable Long getVersion() {
        return version;
    }

    @Override
    public void setVersion(@Nullable Long version) {
        this.version = version;
    }

    @Override
    public @Nullable String getRevision() {
        return revision;
    }

    @Override
    public void setRevision(@Nullable String revision) {
        this.revision = revision;
    }

    @Override
    public @Nullable List<String> getTags() {
        return tags;
    }

    @Override
    public void setTags(@Nullable List<String> tags) {
        this.tags = tags;
    }

    @Override
    public @Nullable String getParentid() {
        return parentid;
    }

    @Override
    public void setParentid(@Nullable String parentid) {
        this.parentid = parentid;
    }

    @Override
    public @Nullable String getCreatorid() {
        return creatorid;
    }

    @Override
    public void setCreatorid(@Nullable String creatorid) {
        this.creatorid = creatorid;
    }

    /** Returns the type, id and version, for messages. The fields are left out, since they may be confidential. */
    @Override
    public String toString() {
        return getType() + " '" + id + "' version " + version;
    }
}
