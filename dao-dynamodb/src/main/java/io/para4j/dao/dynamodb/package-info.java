/**
 * The store on Amazon DynamoDB, over AWS SDK v2. Install {@link io.para4j.dao.dynamodb.AWSDynamoDAOModule}.
 *
 * <p>The way of a call, from the outside in: {@link io.para4j.dao.dynamodb.AWSDynamoDAO} measures it and hands it to a reader
 * ({@code ItemReader}, {@code PageReader}) or a writer ({@code ItemWriter}, {@code BatchWriter}). {@code Requests} turns items and
 * updates into requests, with the expressions of {@code PreconditionExpression} and {@code UpdateExpression}, the values of
 * {@code ItemCodec} and the tables and keys of {@code Layout}. {@code RetryLoop} sends them; what an error means is decided in
 * {@code Failure} alone, and what became of a write whose answer was lost in {@code Verdict}. Batches send through {@code RequestPool}.
 *
 * <p>Items of Para's own tables are read by {@code OldFormat} and replaced by {@code OldItemWriter}.
 *
 * <p>Next to the way of data stand {@code TableStorage}, which makes, checks and drops tables, with {@code Purge} for
 * apps that share one, {@code DynamoConfig}, the values
 * of {@code para.dynamodb}, and {@code ClientProvider}, which builds the client.
 */
@NullMarked
package io.para4j.dao.dynamodb;

import org.jspecify.annotations.NullMarked;
