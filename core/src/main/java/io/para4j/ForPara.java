package io.para4j;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import com.google.inject.BindingAnnotation;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks Para's own binding of a class that an application may bind for itself, such as {@link java.time.Clock} or the
 * client of a database. So both can be in one injector. An application replaces the default by an
 * {@link com.google.inject.multibindings.OptionalBinder} of the key with this annotation.
 */
@BindingAnnotation
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({FIELD, METHOD, PARAMETER})
public @interface ForPara {}
