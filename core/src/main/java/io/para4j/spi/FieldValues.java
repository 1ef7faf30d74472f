package io.para4j.spi;

import java.util.Optional;

/**
 * What the stored fields of the registered classes hold: for a store that also reads what other programs have written,
 * in another form than ours. Core binds it; the items of such a store then have the values that they would have had if
 * our own {@code create} had stored them. Safe for use by many threads.
 */
public interface FieldValues {

    /**
     * Returns the class that a stored field is declared with.
     *
     * @param type the type of an item
     * @param field the name of a field
     * @return the field's class, a primitive one included; empty if no class is registered with the type, or it
     *     declares no such field (those that every object has, such as {@code name}, are not among them)
     */
    Optional<Class<?>> declaredClass(String type, String field);

    /**
     * Returns the form in which a field is stored when it holds what a value of another form stands for: of an
     * {@link java.time.Instant} its ISO text, though the value may be a number. A value of which the class would not
     * store everything again is returned as it is, so that nothing is lost.
     *
     * @param type the type of an item
     * @param field the name of a field
     * @param value a value, normalised as {@link Item} describes
     * @return the value to store, normalised; empty if the class does not declare the field, or the field cannot hold
     *     the value
     */
    Optional<Object> fit(String type, String field, Object value);
}
