/**
 * The store on Amazon DynamoDB, over AWS SDK v2. Applications install
 * {@link io.para4j.dao.dynamodb.AWSDynamoDAOModule}, which creates the store and what it needs.
 *
 * <p><b>Every operation</b> enters through {@code AWSDynamoDAO}, which measures it with an
 * {@link io.para4j.spi.OperationMeter} and passes it on with a {@code RequestContext}: the cost so far, an
 * {@code Interruption} that reports when to stop, and the {@code CallDeadline}. {@code RequestFactory} builds the requests. {@code TableLayout} names
 * the tables and keys. {@code ItemCodec} and {@code AttributeValues} convert items to attributes and back. The
 * {@code RetryLoop} begins the {@code RetryLoop.Attempts} at a request, which send it and wait between attempts in the
 * {@code WaitingTime}, by a {@code Sleeper}. {@code Failure} alone decides what an SDK error means. A
 * {@code FailedRequestException} becomes a typed error for each object, as do the {@code ValidationErrors}.
 * {@code DataClient} sends one attempt, adds the consumed capacity to the cost, and refuses an incomplete answer.
 * The {@code AttemptLimit} bounds its time.
 *
 * <p><b>A read</b> is one GetItem by {@code ItemReader}.
 *
 * <p><b>A write</b> starts in {@code ItemWriter}, which leaves updates and deletions with a precondition to
 * {@code StoredItemWriter}. Its request has the conditions of {@code PreconditionExpression} and the changes of
 * {@code UpdateExpression}, with their {@code UpdateClauses}, which share {@code Placeholders}. {@code ConditionTerms}
 * writes a condition as a {@code Term}, and {@code NumberRange} that of an addition. A {@code ConditionalWrite} sends
 * the request until the outcome is known. If the service refuses the condition of an update or a deletion, the
 * {@code Refusal} has the stored item, and {@link io.para4j.spi.Update#applyTo} or {@link io.para4j.spi.Deletion#verify} throws the error
 * on that item. If an answer is lost, the write reads the item back, and a {@code Verdict} on it decides whether the
 * write is done, is sent again, conflicts or stays unknown.
 *
 * <p>The service cannot compute every {@code StoredItemWrite}: it lacks some changes, has the {@code ExpressionLimits},
 * and sees what other programs wrote in their way. Then the write is computed from a {@code FoundItem}, under the
 * {@code ComputedExpression} that it is unchanged. An item in the format of Para's old tables, which {@code OldFormat}
 * reads with {@code JsonText}, is replaced by {@code OldItemWriter} under an {@code OldFormatExpression}.
 *
 * <p><b>A batch</b> is split into chunks by {@code BatchReader} or {@code BatchWriter}. Each chunk is a task of a
 * {@code BatchExecution} on the threads of the {@code RequestPool}. {@code ChunkReader} and {@code ChunkWriter} send a
 * chunk and repeat what the service leaves unprocessed. Each {@code BatchWrite} knows whether it may go in a chunk or
 * must go alone. {@code LostCreations} finds the outcomes of new objects whose answer was lost. {@code BatchOutcomes}
 * collects the results.
 *
 * <p><b>A page</b> is a Scan or a Query by {@code TablePageReader}. {@code PositionCodec} converts the position of the
 * next page to text and back.
 *
 * <p><b>Administration</b> is {@code TableStorage}. It sends requests by {@code TableClient}, creates tables by
 * {@code TableDefinition}, compares existing ones by {@code TableCheck}, and describes them by {@code TableReport}.
 * {@code SharedTablePurge} removes an app from the shared table.
 *
 * <p><b>Configuration</b> is {@code DynamoDBConfig}, the values of {@code para.dynamodb}, with the choices of
 * {@code CreateTables}. {@code ClientProvider} builds the client over an {@code InterruptibleHttpClient}, whose
 * {@code InterruptWatch} aborts the requests of interrupted threads. An application can change the client by a
 * {@link io.para4j.dao.dynamodb.DynamoDBClientCustomizer}.
 */
@NullMarked
package io.para4j.dao.dynamodb;

import org.jspecify.annotations.NullMarked;
