/**
 * The errors of Para: one unchecked root, {@link io.para4j.error.ParaException}, and a subclass wherever a caller acts
 * differently.
 *
 * <p>Every message begins with the {@link io.para4j.error.ErrorCode} in brackets, says what was refused and which facts
 * disagree, and ends with what to do next; the same facts are accessors of the exception. Two families never mix:
 * {@link io.para4j.error.WriteOutcomeUnknownException} means that a write may have been stored, every other error of a
 * write means that it certainly was not. What is wrong with a call itself (null, empty, out of range) is a JDK exception
 * and is thrown before anything is sent.
 */
@NullMarked
package io.para4j.error;

import org.jspecify.annotations.NullMarked;
