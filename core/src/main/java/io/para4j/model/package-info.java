/**
 * The objects that are stored, and the annotations of their classes.
 *
 * <p>Start with {@link io.para4j.model.ParaObject}, the interface of all stored objects. A domain class extends
 * {@link io.para4j.model.AbstractParaObject}, which implements it. The fields of the class carry
 * {@link io.para4j.model.Stored} and, if they never change after creation, {@link io.para4j.model.Locked}.
 * {@link io.para4j.model.Type} sets the type of the class, {@link io.para4j.model.Cached} its time to live in a
 * cache, and {@link io.para4j.model.Index} declares the indexes of its objects.
 *
 * <p>{@link io.para4j.model.Sysprop} holds the properties of any type that has no class of its own.
 * {@link io.para4j.model.App} is the record of an app. The package-private {@code TypeNames} derives the type of each
 * class once.
 *
 * <p>This package depends on no other package of the project.
 */
@NullMarked
package io.para4j.model;

import org.jspecify.annotations.NullMarked;
