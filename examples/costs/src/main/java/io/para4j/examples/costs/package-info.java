/**
 * Measures what each operation costs on DynamoDB: {@link io.para4j.examples.costs.Costs} runs the operations and prints the table
 * of docs/cost.md.
 */
@NullMarked
package io.para4j.examples.costs;

import org.jspecify.annotations.NullMarked;
