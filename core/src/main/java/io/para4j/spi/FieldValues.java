package io.para4j.spi;

import java.util.Optional;

/**
 * A description of the stored fields of the registered classes. It is for a store that also reads items written by
 * other programs in another form. With it the store converts their values to those that {@code create} would have
 * stored. Core binds it; stores do not implement it. Safe for use by many threads.
 */
public interface FieldValues {

    /**
     * Returns the declared class of a stored field.
     *
     * @param type the type of an item
     * @param field the name of a field
     * @return the field's class, which may be primitive; empty if no class is registered for the type, or the class
     *     does not declare the field (fields that every object has, such as {@code name}, are not declared)
     */
    Optional<Class<?>> declaredClass(String type, String field);

    /**
     * Converts a value of another form to the form in which the class stores it. For a field of class
     * {@link java.time.Instant}, for example, a number becomes the ISO text. A value that the class would not store
     * completely is returned unchanged, so that nothing is lost.
     *
     * @param type the type of an item
     * @param field the name of a field
     * @param value a value, normalised as {@link Item} describes
     * @return the value to store, normalised; empty if the class does not declare the field, or the field cannot hold
     *     the value
     */
    Optional<Object> fit(String type, String field, Object value);
}
