/**
 * The objects that are stored, and the annotations that say how.
 *
 * <p>A domain class extends {@link io.para4j.model.AbstractParaObject}, which implements
 * {@link io.para4j.model.ParaObject}. Its fields carry {@link io.para4j.model.Stored} and, if they never change after
 * creation, {@link io.para4j.model.Locked}. {@link io.para4j.model.Type} names the class's type and
 * {@link io.para4j.model.Cached} its time to live in a cache. {@link io.para4j.model.Sysprop} holds the properties of
 * any type without a class of its own, and {@link io.para4j.model.App} is the record of an app. {@code TypeNames}
 * derives the type of each class once.
 *
 * <p>This package depends on no other package of the project.
 */
@NullMarked
package io.para4j.model;

import org.jspecify.annotations.NullMarked;
