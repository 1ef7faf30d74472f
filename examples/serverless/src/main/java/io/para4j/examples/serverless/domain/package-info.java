/**
 * The classes of the shop that are stored.
 *
 * <ul>
 *   <li>{@link io.para4j.examples.serverless.domain.ShopObject} has what the objects of all collections need.
 *   <li>{@link io.para4j.examples.serverless.domain.ShopProduct} is a product, and declares by which fields products are
 *       found.
 *   <li>{@link io.para4j.examples.serverless.domain.ShopOrder} is an order with its lines, each an {@code OrderLine}. It
 *       is paid from a {@code ShopAccount}.
 *   <li>{@link io.para4j.examples.serverless.domain.ProductSales} is what was sold of a product, the read model of the
 *       orders. A {@code CountedChange} is the record that a change is in it.
 * </ul>
 */
@NullMarked
package io.para4j.examples.serverless.domain;

import org.jspecify.annotations.NullMarked;
