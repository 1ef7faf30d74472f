/**
 * The results of the benchmarks, and how {@code docs/performance.md} shows them.
 *
 * <ul>
 *   <li>{@link io.para4j.examples.benchmarks.report.Figure} is a measured value with its spread.
 *       {@link io.para4j.examples.benchmarks.report.Figures} are those of one table, stored as JSON.
 *   <li>{@link io.para4j.examples.benchmarks.report.Table} lists the tables. {@code RatioTable} and {@code GridTable}
 *       write their Markdown.
 *   <li>{@link io.para4j.examples.benchmarks.report.PerformancePage} publishes figures: it writes
 *       {@code docs/performance.json}, the marked parts of the page and the plots, which {@code GrowthPlots} describes
 *       and {@code LogPlot} draws.
 *   <li>{@link io.para4j.examples.benchmarks.report.Part} says to which part of a call a method belongs, for profiles.
 *   <li>{@link io.para4j.examples.benchmarks.report.Movement} compares new ratios with published ones.
 * </ul>
 */
@NullMarked
package io.para4j.examples.benchmarks.report;

import org.jspecify.annotations.NullMarked;
