package io.para4j.model;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a field that is stored, under its own name. It is read and written directly, without accessors. Fields without
 * this annotation are not stored, whatever their other annotations; those that hide a field from JSON do not affect the
 * store.
 *
 * <p>A nested object is stored by its marked fields. If its class has none, it is stored as Jackson serialises it.
 */
@Documented
@Retention(RUNTIME)
@Target(FIELD)
public @interface Stored {

    /**
     * Returns whether the field keeps the value that the class initialises it with if the store has none. This suits a
     * field that is added to a class with stored objects, such as a list that is never null. Null cannot be written to
     * such a field, because it would not be read back.
     *
     * @return whether it keeps its initial value; false for null
     */
    boolean keepsInitialValue() default false;
}
