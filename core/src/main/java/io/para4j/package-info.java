/**
 * The model and the API of Para: define domain classes, start, and store objects.
 *
 * <p>A domain class extends {@link io.para4j.model.AbstractParaObject} and marks its fields with {@link io.para4j.model.Stored} and,
 * where they never change, {@link io.para4j.model.Locked}; {@link io.para4j.model.Sysprop} is the generic object for everything without
 * a class. {@link io.para4j.Para#start} takes a {@link io.para4j.ParaModule} and a store's module; {@link io.para4j.Para#apps()}
 * creates and deletes apps, {@link io.para4j.Para#store} gives the {@link io.para4j.Store} of one app, on which all else
 * happens: whole objects by create, read, update and delete, single fields by {@link io.para4j.Patch}, pages by
 * {@link io.para4j.Pager} and {@link io.para4j.Page}.
 *
 * <p>How objects become the items of a store is worked out by {@link io.para4j.internal.codec.ObjectCodec}. What a store implements is in
 * {@link io.para4j.spi}, what can go wrong in {@link io.para4j.error}.
 */
@NullMarked
package io.para4j;

import org.jspecify.annotations.NullMarked;
