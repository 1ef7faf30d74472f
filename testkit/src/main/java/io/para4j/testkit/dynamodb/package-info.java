/**
 * DynamoDB without an account, for tests and examples. {@link io.para4j.testkit.dynamodb.EmbeddedDynamoDB} is a server
 * in this JVM, and {@link io.para4j.testkit.dynamodb.DynamoDBExtension} gives JUnit tests one that they all share.
 *
 * <p>{@link io.para4j.testkit.dynamodb.FaultTransport} stands between a client and the server, and fails as a
 * {@link io.para4j.testkit.dynamodb.FaultPlan} says: a plan is a list of
 * {@link io.para4j.testkit.dynamodb.FaultRule}s, each a {@link io.para4j.testkit.dynamodb.Fault} for some
 * {@link io.para4j.testkit.dynamodb.Request}s. {@code Exchange} carries out one request, {@code Unprocessed} answers a
 * batch in part, and a {@link io.para4j.testkit.dynamodb.SeenRequest} records what a client has sent.
 * {@link io.para4j.testkit.dynamodb.DynamoDBFaults} is the hook {@link io.para4j.testkit.Faults} of a store on
 * DynamoDB.
 *
 * <p>The server is Amazon's DynamoDB Local. It and the AWS SDK are optional dependencies of the testkit: a module that
 * uses this package declares {@code software.amazon.dynamodb:DynamoDBLocal} and
 * {@code software.amazon.awssdk:dynamodb} with {@code software.amazon.awssdk:apache5-client} too.
 */
@NullMarked
package io.para4j.testkit.dynamodb;

import org.jspecify.annotations.NullMarked;
