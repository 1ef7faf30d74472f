package io.para4j;

/**
 * A generator of ids for objects and writes. It must never repeat an id, in this process or any other. Stores rely on
 * that when they repeat the creation of an object with a new id. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface IdGenerator {

    /**
     * Generates an id.
     *
     * @return an id that no generator has returned before or will return again; 1 to 1,024 bytes of well-formed Unicode
     */
    String next();
}
