/**
 * The tests of the deployment, without AWS.
 *
 * <ul>
 *   <li>{@code TemplateTest} checks {@code template.yaml}, which {@code SamTemplate} reads, against the specification of
 *       CloudFormation, which {@code TemplateSpecification} reads, and against the shop.
 *   <li>{@code RolesTest} checks the roles against the requests that the functions send. {@code SentRequests} records
 *       these.
 *   <li>{@code FunctionCalls} calls a function as API Gateway does.
 * </ul>
 */
@NullMarked
package io.para4j.examples.serverless.deployment;

import org.jspecify.annotations.NullMarked;
