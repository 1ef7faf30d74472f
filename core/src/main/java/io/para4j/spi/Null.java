package io.para4j.spi;

/**
 * The null value inside the lists and maps of an {@link Item}. A field of an item is never null; it is absent instead.
 */
public enum Null {
    /** The only value. */
    NULL
}
