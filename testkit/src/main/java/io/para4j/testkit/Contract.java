package io.para4j.testkit;

/** The base of every suite of the contract. */
interface Contract {

    /** Returns the kit that the tests of a class share. */
    Kit kit();
}
