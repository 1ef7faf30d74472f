/**
 * The functions in processes of their own, run by Lambda's real runtime client.
 *
 * <ul>
 *   <li>{@code RuntimeClientTest} invokes a function through it.
 *   <li>{@code RuntimeApi} is the API that the client gets its invocations from. {@code FunctionProcess} is the process.
 * </ul>
 */
@NullMarked
package io.para4j.examples.serverless.runtime;

import org.jspecify.annotations.NullMarked;
