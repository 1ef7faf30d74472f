/**
 * DynamoDB without an account and faults on demand, for tests and examples.
 *
 * <p>A {@link io.para4j.testkit.dynamodb.DynamoDBServer} is an {@link io.para4j.testkit.dynamodb.EmbeddedDynamoDB} in this
 * JVM, or one that the system property {@code para.test.endpoint} names.
 * {@link io.para4j.testkit.dynamodb.DynamoDBExtension} provides one to JUnit tests, shared by all test classes.
 *
 * <p>{@link io.para4j.testkit.dynamodb.FaultTransport} sits between a client and the server.
 * A {@link io.para4j.testkit.dynamodb.FaultRule} applies a {@link io.para4j.testkit.dynamodb.Fault} to the requests
 * that a {@link io.para4j.testkit.dynamodb.Request} selects. A {@link io.para4j.testkit.dynamodb.FaultPlan} applies
 * faults at random. The transport lists each request as a {@link io.para4j.testkit.dynamodb.SeenRequest}.
 * {@link io.para4j.testkit.dynamodb.DynamoDBFaults} connects a transport to the contract kit.
 * {@link io.para4j.testkit.dynamodb.ServiceAnswer} builds the answers of scripted transports.
 *
 * <p>Four classes are package-private. {@code LocalServer} is DynamoDB Local in its HTTP server, and
 * {@code ExternalDynamoDB} a server that runs elsewhere. {@code Exchange} is one request on its way to the server. {@code Unprocessed}
 * splits a batch so that half of it is left unprocessed.
 *
 * <p>The embedded server is Amazon's DynamoDB Local. It and the AWS SDK are optional dependencies of the testkit. To use this
 * package, also declare {@code software.amazon.dynamodb:DynamoDBLocal}, {@code software.amazon.awssdk:dynamodb} and
 * {@code software.amazon.awssdk:apache5-client}.
 */
@NullMarked
package io.para4j.testkit.dynamodb;

import org.jspecify.annotations.NullMarked;
