package io.para4j.spi;

/** The guarantees of a read (rule REA-4). */
public enum Consistency {
    /** The read sees every write that was acknowledged before it began. */
    STRONG,
    /**
     * The read sees some past state, usually less than a second old. On DynamoDB it costs half as much as a strong
     * read.
     */
    EVENTUAL
}
