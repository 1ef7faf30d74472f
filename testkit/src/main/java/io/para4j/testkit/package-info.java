/**
 * The contract of a store, as tests that its author runs: extend {@link io.para4j.testkit.DAOContract} with one method that
 * makes the store, and every rule of {@code docs/contract.md} is checked.
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
 * <p>A tour: {@link io.para4j.testkit.DAOContract} joins small suites, one or two a promise: {@code LockingContract} drives
 * the {@code Store} as applications do, {@code ItemLockingContract} the DAO directly, and so for objects, creation, reading,
 * updates, patches, batches, paging and tenancy. Each test is marked with its {@link io.para4j.testkit.rules.Rule}; {@link
 * io.para4j.testkit.rules.Rules} lists them all. {@link io.para4j.testkit.Kit} is what the tests share: the framework started over
 * the store, a {@link io.para4j.testkit.KitClock} to step, and {@link io.para4j.testkit.Tenant}s, apps of the kit.
 * A failure's message begins with the rule's id; what the author's class has no hook for is reported as not checked. The
 * result is written to {@code target/para-contract}, one JSON file a class.
 *
 * <p>Beside it, {@link io.para4j.testkit.ModelContract} runs random sequences of all operations on the store and on a model of
 * the contract, and concurrent calls through a checker of linearizability: it finds what no test of a single rule thinks of.
 */
@NullMarked
package io.para4j.testkit;

import org.jspecify.annotations.NullMarked;
