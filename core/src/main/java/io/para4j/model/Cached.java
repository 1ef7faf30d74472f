package io.para4j.model;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Says how long objects of a domain class are cached, where that is not the cache's {@code time_to_live}:
 * {@code @Cached("30s")}, or {@code @Cached("never")}. It holds for the class's type, generic objects of that type
 * included, and does nothing where no cache is installed. A class with another text is refused when it is registered.
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface Cached {
    /** The {@link #value()} of a class whose objects are not cached, {@value}. */
    String NEVER = "never";

    /**
     * Returns how long an object is cached, counted from the beginning of its load or write.
     *
     * @return a whole number with a unit, s, m, h or d, such as {@code 30s}, from one second to 30 days; or
     *     {@link #NEVER}
     */
    String value();
}
