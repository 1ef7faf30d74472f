package io.para4j.testkit;

/** An enum of the kit's domain. */
enum Grade {
    RAW,
    FINE,
    POLISHED
}
