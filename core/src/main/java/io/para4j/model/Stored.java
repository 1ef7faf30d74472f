package io.para4j.model;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Marks a field that is persisted, under its own name, read and written directly. No other field of a class is,
 * whatever other annotations say: those that hide a field from JSON serve the outside, not the store.
 *
 * <p>A nested class that has such fields is stored by them, any other one the way Jackson serialises it.
 */
@Documented
@Retention(RUNTIME)
@Target(FIELD)
public @interface Stored {}
