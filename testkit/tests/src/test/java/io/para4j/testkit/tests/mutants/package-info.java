/**
 * Proves that the contract kit finds bugs: DAOs that are right but for one thing, each with the rules that it breaks.
 *
 * <p>{@code TinyDAO} and {@code SoundStore} do everything right; a {@code Mutant} overrides one step of them. The mutants are
 * listed by the suites of the kit that catch them, {@code BeginnersMistakes} among them; {@code MutantsTest} runs all.
 */
@NullMarked
package io.para4j.testkit.tests.mutants;

import org.jspecify.annotations.NullMarked;
