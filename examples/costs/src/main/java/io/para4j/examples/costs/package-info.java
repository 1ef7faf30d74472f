/**
 * A program that measures what each operation costs on DynamoDB. {@link io.para4j.examples.costs.Costs} runs the
 * operations and prints the table of {@code docs/cost.md}.
 *
 * <p>{@code Cases} lists the operations, each a {@code Case} on objects of class {@code Thing}. {@code Bill} adds up
 * the costs that Para reports, and {@code Line} is a line of the table.
 */
@NullMarked
package io.para4j.examples.costs;

import org.jspecify.annotations.NullMarked;
