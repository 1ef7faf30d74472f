package io.para4j.model;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a {@link Stored} field that never changes after the creation of the object. An update leaves the stored value
 * unchanged; a patch of the field is refused.
 */
@Documented
@Retention(RUNTIME)
@Target(FIELD)
public @interface Locked {}
