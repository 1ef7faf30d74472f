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
 */
@NullMarked
package io.para4j.testkit.tests.mutants;

import org.jspecify.annotations.NullMarked;
