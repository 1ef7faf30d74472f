package io.para4j.spi;

/** What a read is guaranteed to see. */
public enum Consistency {
    /** Every write that was acknowledged before the read began. */
    STRONG,
    /** Some state of the past, usually less than a second ago; half the cost of a strong read on DynamoDB. */
    EVENTUAL
}
