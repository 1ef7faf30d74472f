package io.para4j.model;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Gives the type of a domain class, where it is not the lower-case simple name of the class. */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface Type {

    /**
     * Returns the type that the class's objects are stored with.
     *
     * @return the type, matched exactly; 1 to 255 characters
     */
    String value();
}
