/**
 * Para in one program. It imports two real data sets and runs the operations of a store on them, step by step. Each
 * step is checked.
 *
 * <ul>
 *   <li>{@link io.para4j.examples.quickstart.Quickstart} is the program; start here. {@code CommandLine} reads its
 *       arguments.
 *   <li>{@code CatalogProduct}, with {@code Dimensions}, {@code City} and {@code Wallet} are the domain classes.
 *       {@code Datasets} reads the first two from files.
 *   <li>{@code Backend} chooses the store. No other class depends on the choice. {@code NoIndexes} lets the program run
 *       on a store that keeps no indexes.
 *   <li>The steps, in the order of the program: {@code ImportSteps}, {@code ReadSteps}, {@code ConcurrencySteps} with
 *       the threads of a {@code Crowd}, {@code PatchSteps}, {@code PagingSteps}, {@code QuerySteps},
 *       {@code TransactionSteps}, {@code FeedSteps} with the read model {@code CategoryTotals}, {@code BatchSteps}, {@code RefusalSteps} and {@code DeleteSteps}.
 *   <li>{@code Check} checks the results of a step. {@code Report} prints each step with its outcome and time on a
 *       {@code Terminal}, and {@code Meter} adds up the costs.
 * </ul>
 */
@NullMarked
package io.para4j.examples.quickstart;

import org.jspecify.annotations.NullMarked;
