/**
 * Converts objects to items and back. Not API.
 *
 * <p>The entry point is {@link io.para4j.internal.codec.ObjectCodec}. It holds a
 * {@link io.para4j.internal.codec.ClassPlan} for each registered class, which lists the class's
 * {@link io.para4j.internal.codec.StoredField}s. At registration, {@code StoredFieldScanner} finds these fields and
 * refuses classes that cannot be stored, and {@code FieldCodecs} creates a {@code FieldCodec} for each field, unless
 * {@code DeclaredTypes} finds that its values could never be read back.
 *
 * <p>Encoding and decoding: a {@code FieldCodec} converts a plain field by its {@code PlainConversion}, and any other
 * through the Jackson mapper of {@code StorageMapper}, whose tokens {@code JsonValues} reads and writes. {@code ReadBack}
 * compares a value that went through Jackson with what would be read back, by the {@code BeanMembers} of its objects, so
 * that none changes in silence. {@code DirectCreator} creates objects field by field, from values that
 * {@code FieldPositions} puts in order. {@code WholeObjectCodec} converts the objects of classes with creators or
 * serialisers of their own.
 *
 * <p>{@link io.para4j.internal.codec.ObjectFields} holds the fields of one object that are written.
 * {@link io.para4j.internal.codec.StandardField} adds the properties that every object has. {@code GenericValues}
 * checks the properties of generic objects. {@code ValueEncoder} converts single values of any class, such as those of
 * patches, and {@code KeptValues} decides whether a class would store them without loss.
 * {@link io.para4j.internal.codec.DeclaredPath} follows the path of a condition or change through the declared types.
 *
 * <p>{@code StorageMapper} configures Jackson. {@code StorageIntrospector} selects the stored fields,
 * {@code WrittenProperties} the properties of nested classes, and {@code StoredKinds} adds the kinds of values that JSON
 * lacks. {@code IsoText} writes dates, {@code ExactText} reads texts without loss, and {@code StrictKinds} refuses values
 * of another kind, by {@code FromMapsOnly} for beans and {@code StrictBuilderDeserializer} for classes with builders.
 * {@code StandardForm} decides whether numbers and dates have the form whose order is known.
 * {@code MapperContext} finds the deserialisers of a mapper.
 * {@link io.para4j.internal.codec.JacksonErrors} extracts the field and the reason from Jackson's exceptions.
 * {@link io.para4j.internal.codec.RegisteredFields} implements {@link io.para4j.spi.FieldValues}, by which stores convert
 * the values of declared fields.
 */
@NullMarked
package io.para4j.internal.codec;

import org.jspecify.annotations.NullMarked;
