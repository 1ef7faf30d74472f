/**
 * The errors of Para: one unchecked base class, with a subclass wherever a caller acts differently.
 *
 * <p>Start with {@link io.para4j.error.ParaException}, the base class. Every message begins with the
 * {@link io.para4j.error.ErrorCode} in brackets, names what was refused and the facts that disagree, and ends with the
 * next step. The exception has the same facts as accessors.
 *
 * <p>An error of a write is one of two kinds. After a {@link io.para4j.error.WriteOutcomeUnknownException} the write
 * may have been applied. After any other error it certainly was not. Invalid arguments (null, empty, out of range)
 * throw a standard JDK exception before anything is sent.
 *
 * <p>The errors about one object extend {@link io.para4j.error.ObjectException}. Each of them has a
 * {@link io.para4j.error.Target}, the operation and the object that it is about:
 *
 * <ul>
 *   <li>Refusals: {@link io.para4j.error.ObjectExistsException}, {@link io.para4j.error.ObjectNotFoundException},
 *       {@link io.para4j.error.VersionConflictException}, {@link io.para4j.error.ConditionFailedException},
 *       {@link io.para4j.error.TypeMismatchException}, {@link io.para4j.error.InvalidObjectException} and
 *       {@link io.para4j.error.ObjectTooLargeException}.
 *   <li>An object that is stored but does not fit its class: {@link io.para4j.error.UnreadableObjectException}.
 *   <li>A store without capacity or without an answer: {@link io.para4j.error.ThrottledException} and
 *       {@link io.para4j.error.WriteOutcomeUnknownException}.
 * </ul>
 *
 * <p>The other errors are about a whole call: {@link io.para4j.error.StorageException} for a store that failed,
 * {@link io.para4j.error.AppNotFoundException}, {@link io.para4j.error.IndexNotReadyException},
 * {@link io.para4j.error.InvalidCursorException} and {@link io.para4j.error.ConfigException}. A change feed throws
 * {@link io.para4j.error.FeedGapException} and {@link io.para4j.error.FeedNotEnabledException}. A
 * {@link io.para4j.error.BatchException} has a {@link io.para4j.error.BatchEntry} for every object of its batch, and a
 * {@link io.para4j.error.TransactionException} an entry for every part of its transaction. A
 * {@link io.para4j.error.TransactionConflictException} names the part that met another write.
 *
 * <p>{@link io.para4j.error.MessageText} makes the parts of all messages: escaped names of bounded length, and the kinds
 * of values instead of values. A {@link io.para4j.error.RedactedException} replaces a cause whose message may show one.
 */
@NullMarked
package io.para4j.error;

import org.jspecify.annotations.NullMarked;
