package io.para4j.model;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Sets the type of a domain class, if it differs from the simple name of the class in lower case. */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface Type {

    /**
     * Returns the type of the objects of the class.
     *
     * @return the type, 1 to 255 characters; case matters
     */
    String value();
}
