package io.para4j.spi;

/** Stands for null inside the lists and maps of an {@link Item}. A field of an item is never null: it is absent. */
public enum Null {
    /** The only null. */
    NULL
}
