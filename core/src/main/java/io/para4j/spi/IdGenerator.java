package io.para4j.spi;

/**
 * Makes ids, for objects and for writes. The contract is never to repeat one, in this process or any other; stores rely
 * on it when they send the creation of an object with a new id again. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface IdGenerator {

    /**
     * Makes an id.
     *
     * @return a text that this and no other generator has returned or will return; 1 to 1,024 bytes of well-formed
     *     Unicode
     */
    String next();
}
