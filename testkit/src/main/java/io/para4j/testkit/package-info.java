/**
 * The contract of a store and of a cache, as tests that its author runs. To check every rule of
 * {@code docs/contract.md}, extend {@link io.para4j.testkit.DAOContract} with the one method that creates the store.
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
 * sequences and concurrent calls on a store and on a model of the contract. Their hooks are in {@code StoreFixture} and
 * {@link io.para4j.testkit.CacheFixture}. {@code ContractFixture} has the hooks that all share, and starts and closes
 * the {@link io.para4j.testkit.Kit}. It keeps the {@code BrokenParts} that have failed. If the author's class lacks a
 * hook, the rules that need it are reported as not checked. The rules of capabilities that the store's module does not
 * bind are reported as not offered. {@link io.para4j.testkit.Faults} is the hook that makes requests fail, and
 * {@link io.para4j.testkit.FaultInjector} implements it for calls in this process.
 * {@link io.para4j.testkit.FeedControl} is the hook that rolls and expires recorded changes. The results are written to
 * {@code target/para-contract}, one JSON file per class. See {@link io.para4j.testkit.rules}.
 *
 * <p>The tests of one class share a {@link io.para4j.testkit.Kit}. It has Para running on the store, a
 * {@link io.para4j.testkit.KitClock} to step, and {@link io.para4j.testkit.Tenant}s, the apps of the kit. {@code Facts}
 * are its assertions. {@code SuiteOrder} puts the suites of indexes after the others, since the store is started again
 * with indexes declared for them: a {@code StoreUnderTest} starts and closes Para for the kit. {@code Race} starts
 * threads at the same moment, {@code Tries} makes late calls again, and {@code Walk} reads all pages of an app.
 *
 * <p>{@link io.para4j.testkit.DAOContract} combines small suites, one or two for each promise. A suite is a
 * {@code Contract}, and each of its tests is marked with its {@link io.para4j.testkit.rules.Rule}. For objects there
 * are {@code ObjectContract}, {@code ObjectFieldsContract}, {@code ObjectLimitsContract},
 * {@code ObjectIsolationContract} and {@code ItemContract}. For creation: {@code CreateContract},
 * {@code RefusedCreateContract} and {@code RestoreContract}. For reads: {@code ReadContract} and
 * {@code PartialReadContract}. For updates: {@code UpdateContract} and {@code ItemUpdateContract}. For locking:
 * {@code LockingContract}, {@code StaleHolderContract}, {@code LockingRaceContract}, {@code ItemLockingContract},
 * {@code ItemStateContract} and {@code ItemRaceContract}. For patches: {@code PatchContract},
 * {@code PatchRefusalContract}, {@code ItemPatchContract}, {@code NestedPatchContract}, {@code ListPatchContract},
 * {@code ConditionContract} and {@code CombinedConditionContract}, with {@code ConditionCheck}. For batches:
 * {@code BatchContract}, {@code BatchArgumentsContract}, {@code BatchOutcomeContract}, {@code InterruptContract} and
 * {@code ItemBatchContract}. For pages: {@code PagingContract}, {@code MovingPagesContract} and {@code CursorContract}.
 * For indexes, if the store keeps them: {@code IndexContract}, {@code IndexWriteContract}, {@code IndexPagingContract},
 * {@code IndexCursorContract}, {@code IndexFilterContract}, {@code IndexedValuesContract} and
 * {@code LateIndexContract}. For transactions: {@code TransactionContract}, {@code TransactionRaceContract} and
 * {@code TransactionFaultContract}, with {@code Purse} and {@code SerializationGraph}. For change feeds:
 * {@code ChangeFeedContract}, {@code FeedDeletionContract}, {@code FeedOrderContract}, {@code FeedPositionContract} and
 * {@code FeedTenancyContract}, with {@code MadeChanges} that a {@code FeedProbe} must read, and
 * {@code FeedHandlingContract}, with {@code HandledChanges} in a {@code FeedTrial}. For apps: {@code TenancyContract},
 * {@code HostileIdsContract}, {@code AppContract} and {@code AppRaceContract}. For messages: {@code MessageContract}.
 * For failures: {@code ThrottleContract}, {@code LostAnswerContract}, {@code UnknownOutcomeContract},
 * {@code FailedReadContract} and {@code StaleReadsContract}. For closing: {@code RestartContract}, with
 * {@code Leftovers}. For a store behind a cache: {@code CachedContract} and {@code CachedLoadContract}.
 * {@link io.para4j.testkit.CacheContract} includes these two, with {@code CacheEntryContract} and
 * {@code CacheBoundsContract} for the cache alone.
 *
 * <p>The suites store objects of the classes {@code Gadget}, with its {@code GadgetPart} and {@code Grade},
 * {@code Gizmo} and {@code Specimen}. If a store keeps indexes, they also store {@code Parcel}s with the indexes of
 * {@code ParcelIndex} in a {@code ParcelShop}. {@code ParcelValues} has the values, {@code ParcelMove} the ways to
 * change them, and a {@code Question} is a query with the answer that it must have. {@code Samples},
 * {@code SampleValues} and {@code Specimens} create them, and {@code Fields} compares them. {@code CacheEntries}
 * creates the entries of caches. {@code ItemWrite}, {@code OneWrite}, {@code ManyWrites} and {@code OneRead} list the
 * ways to write and read. {@code Interrupted} records how an interrupted batch ended, and {@code Stampede} has many
 * threads read one missing id.
 *
 * <p>The kit also has stores and caches for tests. {@link io.para4j.testkit.TinyDAO} is a minimal store that keeps the
 * contract, and {@link io.para4j.testkit.TinyDAOModule} binds it. {@link io.para4j.testkit.TinyTransactionalDAO} also
 * has transactions, {@link io.para4j.testkit.TinyFeedDAO} reports changes, and {@link io.para4j.testkit.TinyIndexedDAO}
 * answers queries. {@link io.para4j.testkit.ForwardingDAO} is the base of DAOs that differ from another DAO in one way.
 * {@link io.para4j.testkit.StaleReadsDAO} has late eventually consistent reads, {@link io.para4j.testkit.StaleIndexDAO}
 * has late queries, and {@link io.para4j.testkit.FlakyCache} fails at random. {@code ArmedDAO}, {@code FailingReads}
 * and {@code UnansweredCreates} fail on a suite's request.
 *
 * <p>The model of {@link io.para4j.testkit.ModelContract} is a {@code ModelStore} of {@code ModelState}s.
 * {@code RandomSteps} creates the {@code Step}s of a {@code Sequence}: {@code CreateStep}, {@code ReadStep},
 * {@code UpdateStep}, {@code PatchStep} with its {@code PatchPlan}, {@code DeleteStep}, and {@code QueryStep} with its
 * {@code QueryPlan} if the store keeps indexes, and {@code TransactStep} with its {@code PartPlan}s if it offers
 * transactions. The {@code SubjectTransactions} of the model are {@code ModelTransactions}. Each step runs in the two
 * {@code ModelApps} on two {@code Side}s, the {@code ModelStore} and the {@code StoreSubject}, both a {@code Subject}.
 * A {@code View} shows the results as text. {@code Shrinker} reduces a sequence with a difference, and
 * {@code SequenceReport} prints it as {@code JavaText}. {@code HistoryRecorder} records concurrent calls as a
 * {@code History} of {@code RecordedCall}s on {@code RegisterState}s. {@code LinearizabilityChecker} checks the
 * history, and {@code HistoryReport} prints a failed one as a {@code Timeline}. {@link io.para4j.testkit.SharedHistory}
 * does the same with several processes, which write their calls to {@code CallFile}s.
 */
@NullMarked
package io.para4j.testkit;

import org.jspecify.annotations.NullMarked;
