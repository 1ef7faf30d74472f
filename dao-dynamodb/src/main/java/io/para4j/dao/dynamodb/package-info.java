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
 * {@code IndexKeyRefusal} explains the refusal of a value that cannot be the key of an index.
 * {@code DataClient} sends one attempt, adds the consumed capacity to the cost, and refuses an incomplete answer.
 * The {@code AttemptLimit} bounds its time, by the {@code AttemptTimer}. The {@code AnswerInterceptor} passes each
 * answer to its {@code AnswerItems}, which decode the items by an {@code ItemParser}. The {@code RequestSplitter}
 * removes the items from batches and transactions and writes them with {@code RequestMembers}, and the
 * {@code RequestJoiner} puts them into the body.
 *
 * <p><b>A read</b> is one GetItem by {@code ItemReader}.
 *
 * <p><b>A write</b> starts in {@code ItemWriter}, which leaves updates and deletions with a precondition to
 * {@code StoredItemWriter}. Its request has the conditions of {@code PreconditionExpression} and the changes of
 * {@code UpdateExpression}, with their {@code UpdateClauses}, and what {@code CurrentFormat} adds.
 * {@code UpdateExpressions} keep the texts for each {@code UpdateShape}. The expressions of a request share {@code Placeholders}, needed for
 * {@code ReservedWords}. {@code ConditionTerms}
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
 * {@code BatchExecution} on the threads of the {@code RequestPool}, an only one mostly of the calling thread. {@code ChunkReader} and {@code ChunkWriter} send a
 * chunk and repeat what the service leaves unprocessed. Each {@code BatchWrite} knows whether it may go in a chunk or
 * must go alone. {@code LostCreations} finds the outcomes of new objects whose answer was lost. {@code BatchOutcomes}
 * collects the results.
 *
 * <p><b>A page</b> is a Scan or a Query by {@code TablePageReader}. {@code PositionCodec} converts the position of the
 * next page to text and back.
 *
 * <p><b>A query</b> enters through {@code DynamoDBIndexedDAO}. {@code IndexReader} sends its Query requests and turns the
 * {@code IndexRows} into a page. {@code IndexKeyCondition} expresses the range, with {@code AdjacentValues} for exclusive
 * bounds. An {@code IndexPosition} is where a page begins. {@code IndexKeys} defines the key of each index.
 *
 * <p><b>A transaction</b> enters through {@code DynamoDBTransactions}. {@code TransactionRequests} makes a part of each
 * single write, and {@code TransactionClient} sends one attempt. A {@code TransactionRun} of the {@code TransactionWriter}
 * repeats it under the same token until the outcome is known. The {@code RunningTransaction} has the parts. {@code
 * Cancellation} gives the meaning of the service's reasons, {@code TransactionRefusal} the outcomes, and each
 * {@code PartOfRun} the error of its own write on the item that the service returns.
 * {@code TransactionReader} reads items together. {@code TransactionErrors} creates the error of a transaction that failed
 * as a whole.
 *
 * <p><b>Changes</b> are read by {@code DynamoDBChangeSource}. A {@code StreamReader} moves its {@code StreamPosition}, which
 * has a {@code ShardPosition} for each shard, by the lineage in a {@code ShardListing}. A {@code ShardReader} reads single
 * shards, by iterators that may be {@code LatestIterators}. {@code StreamClient} sends the requests, by the client of
 * {@code StreamsClientProvider}. {@code StreamRecords} converts records to changes, {@code LocalRecords} repairs those of
 * DynamoDB Local, and {@code RowText} shows what is no item. {@code StreamAdministration} switches streams on. The records of Lambda's events go through
 * {@link io.para4j.dao.dynamodb.StreamEvents} and {@code EventParser}.
 *
 * <p><b>Administration</b> is {@code TableStorage}. It sends requests by {@code TableClient}, creates tables by
 * {@code TableDefinition}, compares existing ones by {@code TableCheck} and {@code TableIndexes}, and describes them by
 * {@code TableReport}. A {@code TableWait} bounds the time until a change of a table takes effect.
 * {@code IndexAdministration} adds indexes to existing tables and removes others. {@code SharedTablePurge} removes an app
 * from the shared table.
 *
 * <p><b>Configuration</b> is {@code DynamoDBConfig}, the values of {@code para.dynamodb}, with the choices of
 * {@code CreateTables}. {@code ClientProvider} builds the client. Its HTTP client is an
 * {@code InterruptibleHttpClient} of {@code HttpClientFactory}, whose {@code InterruptWatch} aborts the requests of
 * interrupted threads. An application can change the client by a
 * {@link io.para4j.dao.dynamodb.DynamoDBClientCustomizer}.
 */
@NullMarked
package io.para4j.dao.dynamodb;

import org.jspecify.annotations.NullMarked;
