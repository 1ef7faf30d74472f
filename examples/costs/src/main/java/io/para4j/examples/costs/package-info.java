/**
 * A program that measures what each operation costs on DynamoDB. {@link io.para4j.examples.costs.Costs} runs the
 * operations and prints the tables of {@code docs/cost.md}.
 *
 * <p>{@code Cases} lists the operations, each a {@code Case} on objects of class {@code Thing}. {@code TogetherCases}
 * lists transactions and queries, also on objects of class {@code Filed}. {@code Bill} adds up the costs that Para
 * reports, and {@code Line} is a line of a table.
 */
@NullMarked
package io.para4j.examples.costs;

import org.jspecify.annotations.NullMarked;
