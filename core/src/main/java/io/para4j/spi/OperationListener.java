package io.para4j.spi;

/**
 * Is told of each operation of a store after it has ended, in the thread that called it. It returns quickly; what it throws
 * reaches the thread's handler of uncaught exceptions and never the caller of the operation, whose outcome stands.
 */
@FunctionalInterface
public interface OperationListener {

    /**
     * Receives one operation.
     *
     * @param operation what was done, what it cost, how it went
     */
    void onOperation(Operation operation);
}
