/**
 * HTTP over the framework: what the products, the orders and any further collection have in common.
 *
 * <ul>
 *   <li>{@link io.para4j.examples.serverless.http.RequestFrame} answers a request; begin to read here. It takes the
 *       tenant from the authoriser's context, and turns errors into answers.
 *   <li>{@link io.para4j.examples.serverless.http.ResourceEndpoint} has the methods: entity tags, conditions, creation
 *       under an {@code IdempotencyKey}. {@code EntityTags} compares tags.
 *   <li>{@code Representation} converts objects to JSON and back, and a merge patch to a patch of the framework. It knows
 *       an {@code ObjectField} for each field.
 *   <li>{@code Listing} makes a query of the parameters, and pages with links.
 *   <li>{@link io.para4j.examples.serverless.http.Problem} is the table of errors. A {@code ProblemException} is one of
 *       its rows with details; {@code ErrorMapping} finds the row of an error of the framework.
 *   <li>{@code ApiRequest} and {@code ApiResponse} wrap the events of API Gateway, and {@code Json} reads bodies.
 * </ul>
 */
@NullMarked
package io.para4j.examples.serverless.http;

import org.jspecify.annotations.NullMarked;
