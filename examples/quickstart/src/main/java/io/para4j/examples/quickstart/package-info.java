/**
 * Para in one program: imports two real data sets and shows what a store does with them, step by step, each step checked.
 *
 * <p>Begin with {@link io.para4j.examples.quickstart.Quickstart}, then read the domain classes {@code Product} and {@code City}.
 * {@code Backend} is where a store is chosen, and the only class that knows which. What is done with a store is in the
 * {@code …Steps}, in the order of the program: import, read, write at the same time, patch, page, batches, delete, refusals.
 * {@code Report} prints each step with its outcome and time; {@code Check} finds out whether it did what it says.
 */
@NullMarked
package io.para4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
