/**
 * The start of a function: what may not happen in it, and how long it takes.
 *
 * <ul>
 *   <li>{@code StartRulesTest} checks the rules.
 *   <li>{@code StartUpMeasurement} measures, with {@code MeasuredProcess} in new JVMs, beside {@code HandWrittenProducts},
 *       the same function without the framework. {@code docs/serverless.md} has the results.
 * </ul>
 */
@NullMarked
package io.para4j.examples.serverless.startup;

import org.jspecify.annotations.NullMarked;
