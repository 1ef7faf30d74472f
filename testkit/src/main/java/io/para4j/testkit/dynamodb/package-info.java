/**
 * DynamoDB without an account, for tests and examples: {@link io.para4j.testkit.dynamodb.EmbeddedDynamoDB} is a server in this
 * JVM, and {@link io.para4j.testkit.dynamodb.DynamoDBExtension} gives JUnit tests one that they all share.
 * {@link io.para4j.testkit.dynamodb.FaultTransport} fails between a client and the server, as it is told.
 * {@link io.para4j.testkit.dynamodb.ServiceAnswer} builds the answers of scripted transports.
 *
 * <p>The server is Amazon's DynamoDB Local. It and the AWS SDK are optional dependencies of the testkit: who uses this
 * package declares {@code software.amazon.dynamodb:DynamoDBLocal} and {@code software.amazon.awssdk:dynamodb} with
 * {@code software.amazon.awssdk:apache5-client} too.
 */
@NullMarked
package io.para4j.testkit.dynamodb;

import org.jspecify.annotations.NullMarked;
