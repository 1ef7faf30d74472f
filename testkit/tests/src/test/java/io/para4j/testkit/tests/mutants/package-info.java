/**
 * Proves that the contract kit finds bugs: stores and caches that are right but for one thing, each with the rules
 * that it breaks.
 *
 * <p>A {@code Mutant} overrides one step of a {@link io.para4j.testkit.TinyDAO} over {@code StoredItems}, of the
 * {@code NetworkDAO} that reaches it over a {@code Network}, or of the {@code SoundStore}, which is core's.
 * {@code KeyedDAO} is the base of those that mix up keys, and {@code UnlockedAppsDAO} loses track of apps. {@code Items} makes items and updates that differ in one
 * thing, and {@code Gap} and {@code PacedDAO} make races end the same every time. {@code Mutants} lists all:
 * {@code ObjectMutants}, {@code CreateMutants}, {@code ReadMutants}, {@code UpdateMutants}, {@code LockingMutants},
 * {@code RaceMutants}, {@code PatchMutants}, {@code PathMutants}, {@code BatchMutants}, {@code PagingMutants},
 * {@code TenancyMutants}, {@code RestartMutants}, {@code SharedStateMutants}, {@code NetworkMutants}, {@code CoreMutants}, {@code CoreWriteMutants} and
 * {@code BeginnersMistakes}.
 * {@code MutantsTest} runs the {@code MutantContract} on each, by a {@code MutantRun}, and compares the messages with
 * a {@code Golden} file.
 *
 * <p>A {@code CacheMutant} is the same for a {@code SoundCache} and for the {@code SoundCachingDAO}, which does what
 * core's caching does. {@code CacheMutants} lists the {@code EntryMutants} and the {@code FencingMutants}.
 * {@code CacheMutantsTest} runs the {@code CacheMutantContract} and the {@code InterleavingMutantContract} on each.
 * {@code InterleavingMutantsTest} repeats the schedules that fail.
 *
 * <p>An {@code IndexMutant} is the same for a {@link io.para4j.testkit.TinyIndexedDAO}. {@code IndexMutants} lists the
 * {@code IndexEntryMutants}, the {@code IndexQueryMutants} and the {@code IndexPageMutants}. {@code IndexMutantsTest} runs
 * the tests of indexes in the {@code IndexMutantContract} on each.
 *
 * <p>A {@code TransactionMutant} is the same for a {@link io.para4j.testkit.TinyTransactionalDAO} behind
 * {@code NetworkTransactions} and a cache. {@code TransactionMutants} lists them, one of which needs a
 * {@code SplitTransaction}. {@code TransactionMutantsTest} runs the tests of transactions in the
 * {@code TransactionMutantContract} on each.
 *
 * <p>A {@code FeedMutant} is the same for a {@code RollingFeedDAO} over {@code RecordedItems}. {@code FeedMutants} lists the
 * {@code RecordingMutants}, the {@code FeedReadMutants}, the {@code FeedPositionMutants} and the {@code FeedCoreMutants}.
 * {@code FeedMutantsTest} runs the tests of changes in the {@code FeedMutantContract} on each.
 */
@NullMarked
package io.para4j.testkit.tests.mutants;

import org.jspecify.annotations.NullMarked;
