package io.para4j.model;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Sets the time for which objects of a domain class are cached, instead of the cache's {@code time_to_live}:
 * {@code @Cached("30s")} or {@code @Cached("never")}. It applies to all objects of the class's type, including generic
 * ones, and has no effect without a cache. A class with an invalid text is refused when it is registered.
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface Cached {
    /** The {@link #value()} of a class whose objects are never cached, {@value}. */
    String NEVER = "never";

    /**
     * Returns the time for which an object is cached, from the beginning of its load or write.
     *
     * @return a duration as in the configuration, such as {@code 30s}, {@code 10m}, {@code 2h} or {@code 1d}, from one
     *     second to 30 days; or {@link #NEVER}
     */
    String value();
}
