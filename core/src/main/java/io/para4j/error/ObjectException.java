package io.para4j.error;

import org.jspecify.annotations.Nullable;

/**
 * The base of errors about one object, with the operation, the app, the type and the id. It has no subclasses elsewhere.
 */
public abstract class ObjectException extends ParaException {
    private static final long serialVersionUID = 1L;

    private final Target target;

    ObjectException(ErrorCode code, Target target, String text, @Nullable Throwable cause) {
        super(code, target + text, cause);
        this.target = target;
    }

    /**
     * Returns the operation and the object that this error is about.
     *
     * @return the target
     */
    public final Target target() {
        return target;
    }

    /**
     * Returns the name of the app that the object belongs to.
     *
     * @return the app's name
     */
    public final String app() {
        return target.app();
    }

    /**
     * Returns the id of the object.
     *
     * @return the id
     */
    public final String id() {
        return target.id();
    }
}
