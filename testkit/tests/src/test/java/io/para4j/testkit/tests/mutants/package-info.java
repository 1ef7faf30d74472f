/**
 * Proofs that the contract kit finds bugs: stores with one bug each, and the rules that each of them breaks.
 *
 * <p>{@code TinyDAO} and {@code SoundStore} are correct; a {@code Mutant} overrides one of their steps. The mutants
 * are listed by the suites of the kit that catch them, with {@code BeginnersMistakes} as a list of its own.
 * {@code MutantsTest} runs all of them.
 */
@NullMarked
package io.para4j.testkit.tests.mutants;

import org.jspecify.annotations.NullMarked;
