/**
 * The shop on one machine, for development and for trying it out. None of this is deployed.
 *
 * <ul>
 *   <li>{@link io.para4j.examples.serverless.local.LocalShop} is the program. {@code LocalOptions} reads its arguments.
 *   <li>{@code EventAdapter} converts HTTP requests to events. {@code StaticFiles} has the page.
 * </ul>
 */
@NullMarked
package io.para4j.examples.serverless.local;

import org.jspecify.annotations.NullMarked;
