/**
 * The contract of a store and of a cache, as tests that its author runs. Extend {@link io.para4j.testkit.DAOContract}
 * with the one method that makes the store, and every rule of {@code docs/contract.md} is checked.
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
 * <p>An author extends three classes: {@link io.para4j.testkit.DAOContract} for a store,
 * {@link io.para4j.testkit.CacheContract} for a cache, and {@link io.para4j.testkit.ModelContract}, which runs random
 * sequences and concurrent calls on a store and on a model of the contract. Their hooks are in {@code StoreFixture}
 * and {@link io.para4j.testkit.CacheFixture}. {@code ContractFixture} has the hooks that all share, and starts and
 * ends the {@link io.para4j.testkit.Kit}. A hook that the author's class lacks makes its rules "not checked".
 * {@link io.para4j.testkit.Faults} is the hook that makes requests fail. The results are written to
 * {@code target/para-contract}, one JSON file a class; see {@link io.para4j.testkit.rules}.
 *
 * <p>The {@link io.para4j.testkit.Kit} is what the tests of one class share: Para started over the store, a
 * {@link io.para4j.testkit.KitClock} to step, and {@link io.para4j.testkit.Tenant}s, the apps of the kit.
 * {@code Facts} are its assertions. {@code Race} starts threads at one moment, and {@code Walk} goes through all pages
 * of an app.
 *
 * <p>{@link io.para4j.testkit.DAOContract} joins small suites, one or two a promise. A suite is a {@code Contract},
 * and each of its tests is marked with its {@link io.para4j.testkit.rules.Rule}. For objects there are
 * {@code ObjectContract}, {@code ObjectFieldsContract}, {@code ObjectLimitsContract}, {@code ObjectIsolationContract}
 * and {@code ItemContract}. For creation: {@code CreateContract}, {@code RefusedCreateContract} and
 * {@code RestoreContract}. For reads: {@code ReadContract} and {@code PartialReadContract}. For updates:
 * {@code UpdateContract} and {@code ItemUpdateContract}. For locking: {@code LockingContract},
 * {@code StaleHolderContract}, {@code LockingRaceContract}, {@code ItemLockingContract} and {@code ItemStateContract}.
 * For patches: {@code PatchContract}, {@code PatchRefusalContract}, {@code ItemPatchContract} and
 * {@code ConditionContract}. For batches: {@code BatchContract}, {@code BatchArgumentsContract},
 * {@code BatchOutcomeContract}, {@code InterruptContract} and {@code ItemBatchContract}. For pages:
 * {@code PagingContract}, {@code MovingPagesContract} and {@code CursorContract}. For apps: {@code TenancyContract},
 * {@code HostileIdsContract} and {@code AppContract}. For failures: {@code ThrottleContract},
 * {@code LostAnswerContract}, {@code UnknownOutcomeContract}, {@code FailedReadContract} and
 * {@code StaleReadsContract}. For a store behind a cache: {@code CachedContract} and {@code CachedLoadContract}, which
 * {@link io.para4j.testkit.CacheContract} joins too, with {@code CacheEntryContract} and {@code CacheBoundsContract}
 * for the cache alone.
 *
 * <p>The suites store objects of the classes {@code Gadget}, with its {@code GadgetPart} and {@code Grade},
 * {@code Gizmo} and {@code Specimen}. {@code Samples}, {@code SampleValues} and {@code Specimens} make them, and
 * {@code Fields} compares them. {@code CacheEntries} makes the entries of caches. {@code ItemWrite}, {@code OneWrite},
 * {@code ManyWrites} and {@code OneRead} are each way to write and read. {@code Interrupted} records how an
 * interrupted batch ended, and {@code Stampede} has many threads read one missing id.
 *
 * <p>Stores and caches for tests: {@link io.para4j.testkit.TinyDAO}, which {@link io.para4j.testkit.TinyDAOModule}
 * installs, is the least store that keeps the contract. {@link io.para4j.testkit.ForwardingDAO} is the base of DAOs
 * that differ from another in one thing. {@link io.para4j.testkit.StaleReadsDAO} has late eventual reads, and
 * {@link io.para4j.testkit.FlakyCache} fails at random. {@code ArmedDAO}, {@code FailingReads} and
 * {@code UnansweredCreates} fail where a suite asks for it.
 *
 * <p>The model of {@link io.para4j.testkit.ModelContract} is a {@code ModelStore} of {@code ModelState}s.
 * {@code RandomSteps} makes the {@code Step}s of a {@code Sequence}: {@code CreateStep}, {@code ReadStep},
 * {@code UpdateStep}, {@code PatchStep} with its {@code PatchPlan}, and {@code DeleteStep}. Each runs on two
 * {@code Side}s, in the two {@code ModelApps}: on the {@code ModelStore} and on the {@code StoreSubject}, both a
 * {@code Subject}. A {@code View} shows the results as text. A difference is made smaller by {@code Shrinker} and
 * printed by {@code SequenceReport} as {@code JavaText}. Concurrent calls are recorded by {@code HistoryRecorder}, as
 * a {@code History} of {@code RecordedCall}s on {@code RegisterState}s. {@code LinearizabilityChecker} checks it, and
 * {@code HistoryReport} prints one that fails as a {@code Timeline}.
 */
@NullMarked
package io.para4j.testkit;

import org.jspecify.annotations.NullMarked;
