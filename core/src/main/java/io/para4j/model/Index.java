package io.para4j.model;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Declares an index of the objects of a domain class, by which {@code Store.find} finds them. An object is in the index
 * if it has a value in each of the index's fields, so an index can hold a few objects only.
 *
 * <p>A field can be indexed if its stored values are text, numbers or bytes. The standard fields {@code name},
 * {@code parentid}, {@code creatorid}, {@code timestamp} and {@code updated} can be indexed too. A value that cannot be
 * part of a key is refused when it is written: an empty one, or one that is too long. A partition value has at most
 * 2,048 bytes, together with the app's name and the type. A sort value has at most 1,024, together with the app's name
 * and the id.
 *
 * <p>It applies to the class itself, not to its subclasses. {@code docs/queries.md} explains how to choose an index.
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
@Repeatable(Index.All.class)
public @interface Index {

    /**
     * Returns the name, by which queries refer to the index.
     *
     * @return a letter, then up to 99 letters, digits, hyphens and underscores; unique in the class
     */
    String name();

    /**
     * Returns the field whose value each query gives.
     *
     * @return the name of a stored field
     */
    String partition();

    /**
     * Returns the field by which results are ordered, and of which a query can give a range.
     *
     * @return the name of another stored field, whose stored values have the order of its class; empty to order by id
     */
    String sort() default "";

    /** The indexes of a class that declares several. */
    @Documented
    @Retention(RUNTIME)
    @Target(TYPE)
    @interface All {

        /**
         * Returns the indexes.
         *
         * @return the indexes
         */
        Index[] value();
    }
}
