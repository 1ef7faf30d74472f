/**
 * Converts objects to items and back. Not API.
 *
 * <p>The entry point is {@link io.para4j.internal.codec.ObjectCodec}. It holds a
 * {@link io.para4j.internal.codec.ClassPlan} for each registered class, which lists the class's
 * {@link io.para4j.internal.codec.StoredField}s. At registration, {@code StoredFieldScanner} finds these fields and
 * refuses classes that cannot be stored.
 *
 * <p>Encoding: {@code ClassPlan} writes an object through the Jackson mapper of {@code StorageMapper} and reads the
 * tokens with {@code JsonValues}. {@link io.para4j.internal.codec.StandardField} adds the properties that every object
 * has, and {@code ValueEncoder} converts single values, such as those of generic objects and patches.
 *
 * <p>Decoding: {@code ClassPlan} creates the object. {@code DirectCreator} sets plain fields without Jackson, and
 * {@code JsonValues} passes the remaining values to Jackson. {@code ObjectCodec} then sets the standard fields.
 *
 * <p>{@code StorageMapper} configures Jackson: {@code StorageIntrospector} selects the stored fields and
 * {@code StoredKinds} adds the kinds of values that JSON lacks. {@link io.para4j.internal.codec.JacksonErrors} extracts
 * the field and the reason from Jackson's exceptions. {@link io.para4j.internal.codec.RegisteredFields} implements
 * {@link io.para4j.spi.FieldValues}, by which stores convert the values of declared fields.
 */
@NullMarked
package io.para4j.internal.codec;

import org.jspecify.annotations.NullMarked;
