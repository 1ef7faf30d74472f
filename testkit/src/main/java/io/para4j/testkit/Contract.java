package io.para4j.testkit;

/** What every suite of the contract builds on. */
interface Contract {

    /** Returns what the tests of a class share. */
    Kit kit();
}
