package io.para4j.model;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a {@link Stored} field that never changes after the object's creation: an update leaves it as it is stored, a
 * patch of it is refused.
 */
@Documented
@Retention(RUNTIME)
@Target(FIELD)
public @interface Locked {}
