/**
 * What the framework costs the client: reading, creating and updating objects through {@link io.para4j.Store}, beside the same
 * calls written by hand with the low-level client, over a transport that answers at once from memory.
 *
 * <p>{@link io.para4j.examples.benchmarks.Benchmarks} runs all of it and prints the ratios.
 */
@NullMarked
package io.para4j.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
