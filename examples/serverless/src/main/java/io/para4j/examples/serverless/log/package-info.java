/**
 * The output of the shop: one JSON object a line, on standard output.
 *
 * <ul>
 *   <li>{@link io.para4j.examples.serverless.log.RequestLog} writes a line for each request.
 *   <li>{@link io.para4j.examples.serverless.log.EmbeddedMetrics} writes a line for each operation of the store, from
 *       which CloudWatch makes metrics.
 *   <li>{@link io.para4j.examples.serverless.log.FeedLog} writes a line for each change that was not handled.
 *   <li>{@code CurrentRequest} knows which request a thread works on. {@code JsonLines} writes the lines.
 * </ul>
 */
@NullMarked
package io.para4j.examples.serverless.log;

import org.jspecify.annotations.NullMarked;
