package io.para4j.testkit;

import io.para4j.spi.Cache;
import java.time.Duration;

/** What the suites of a cache build on. */
interface CacheSuite extends Contract {
    /** How long entries live in tests that are about other things. */
    Duration LONG = Duration.ofHours(1);

    /** Returns the cache under test. */
    Cache underTest();

    /** Lets time pass for the cache under test, or ends the test as not checked. */
    void passTime(Duration duration);

    /** Makes a cache that holds a number of small entries, or ends the test as not checked. */
    Cache small(int maxEntries);

    /** Has the work done that a cache has put off. */
    void settle(Cache cache);
}
