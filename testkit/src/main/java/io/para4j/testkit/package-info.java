/**
 * The contract of a store, as tests that its author runs. Extend {@link io.para4j.testkit.DAOContract} with one method that
 * creates the store, and every rule of {@code docs/contract.md} is checked.
 *
 * <pre>{@code
 * class AcmeDAOContractTest extends DAOContract {
 *     @Override
 *     protected Module store() {
 *         return new AcmeDAOModule();
 *     }
 * }
 * }</pre>
 *
 * <p>A tour: {@link io.para4j.testkit.DAOContract} joins small suites, one or two for each promise. {@code LockingContract}
 * calls the {@code Store} as applications do, and {@code ItemLockingContract} calls the DAO directly. The suites for objects,
 * creation, reading, updates, patches, batches, paging and tenancy are named in the same way. Each test is marked with its
 * {@link io.para4j.testkit.Rule}; {@link io.para4j.testkit.Rules} lists them all. The tests share a {@link
 * io.para4j.testkit.Kit}: the framework started over the store, a {@link io.para4j.testkit.KitClock} to step, and {@link
 * io.para4j.testkit.Tenant}s, which are the apps of the kit. A failure's message begins with the rule's id. A rule for which
 * the author's class has no hook is reported as not checked. The result is written to {@code target/para-contract}, one JSON
 * file for each class.
 *
 * <p>In addition, {@link io.para4j.testkit.ModelContract} runs random sequences of all operations on the store and on a model
 * of the contract, and checks that concurrent calls are linearizable. It finds bugs that no test of a single rule covers.
 */
@NullMarked
package io.para4j.testkit;

import org.jspecify.annotations.NullMarked;
