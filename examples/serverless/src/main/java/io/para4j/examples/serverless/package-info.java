/**
 * A shop behind API Gateway and Lambda, or any HTTP server. Everything in it is a use of the framework.
 *
 * <ul>
 *   <li>{@link io.para4j.examples.serverless.ProductsHandler} and {@link io.para4j.examples.serverless.OrdersHandler} are
 *       the functions. Their collections are {@code ProductsEndpoint} and {@code OrdersEndpoint}, whose common part is in
 *       the package {@code http}.
 *   <li>{@link io.para4j.examples.serverless.BestSellersHandler} is the function for the stream of changes, which it passes
 *       to {@link io.para4j.examples.serverless.BestSellers}.
 *   <li>{@code ShopStart} makes the one injector of a process from {@code ShopModule} and the module of a store.
 *       {@code WarmUp} prepares the process for a snapshot.
 *   <li>{@code Tenants} opens tenants, each an app of the framework.
 * </ul>
 */
@NullMarked
package io.para4j.examples.serverless;

import org.jspecify.annotations.NullMarked;
