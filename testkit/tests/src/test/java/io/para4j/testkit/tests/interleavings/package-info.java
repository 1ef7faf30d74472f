/**
 * All interleavings of operations on one id through core's caching, with any cache in front of a store.
 *
 * <p>{@code InterleavingContract} is the contract, and {@code CaffeineInterleavingTest} runs it. {@code Interleavings}
 * shares the combinations of {@code CacheOperation}s among the cores of the machine. {@code Interleaving} runs the
 * schedules of one combination. {@code Schedules} enumerates them, and a {@code Schedule} is one of them, with a text
 * that repeats it.
 *
 * <p>{@code Turns} runs the operations in threads, one at a time, each in an {@code Actor}. Turns end at the borders
 * that {@code SteppedCache} and {@code SteppedDAO} put around the calls of core. Each step has a {@code Touch}, the
 * parts that it reads and changes. {@code TurnLog} records the actions for the message of a failure.
 * {@code ScheduleTest} and {@code TurnsTest} test these parts alone.
 */
@NullMarked
package io.para4j.testkit.tests.interleavings;

import org.jspecify.annotations.NullMarked;
