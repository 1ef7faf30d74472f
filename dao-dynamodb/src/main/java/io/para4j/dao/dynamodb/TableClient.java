package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import io.para4j.spi.CostCounter;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;

/**
 * Sends the requests that manage tables, each with retries; all of them may be repeated. The id of the target names the
 * table.
 */
final class TableClient {
    /** The time that every attempt may take. Changes of tables take longer than requests for data. */
    private static final Duration SHORTEST_ATTEMPT = Duration.ofSeconds(10);

    private final DynamoDbClient client;
    private final RetryLoop loop;
    private final AttemptLimit limit;

    TableClient(DynamoDbClient client, RetryLoop loop) {
        this.client = client;
        this.loop = loop;
        this.limit = new AttemptLimit(client, SHORTEST_ATTEMPT, loop.deadline());
    }

    /** Describes a table. Returns empty only if the table does not exist, and throws every other error. */
    Optional<TableDescription> describe(Target target) {
        return sendUnless(
                ResourceNotFoundException.class,
                target,
                limited -> described(client.describeTable(
                                request -> request.tableName(target.id()).overrideConfiguration(limited))
                        .table()));
    }

    /** Creates a table, which becomes active later. Returns false if it exists or is being created. */
    boolean create(Target target, CreateTableRequest request) {
        return sendUnless(
                        ResourceInUseException.class,
                        target,
                        limited -> described(client.createTable(request.toBuilder()
                                        .overrideConfiguration(limited)
                                        .build())
                                .tableDescription()))
                .isPresent();
    }

    /**
     * Deletes a table, which disappears later.
     *
     * @param target the target, whose id is the table
     * @param before runs before each attempt, and throws if no more may follow
     * @return true if the table is being deleted or does not exist; false if it is being changed and cannot be deleted
     *     now
     */
    boolean delete(Target target, Runnable before) {
        return sendUnless(ResourceInUseException.class, target, limited -> {
                    before.run();
                    return deleteIfPresent(target.id(), limited);
                })
                .isPresent();
    }

    /** Returns whether the table existed. */
    private boolean deleteIfPresent(String table, @Nullable AwsRequestOverrideConfiguration limited) {
        try {
            described(client.deleteTable(request -> request.tableName(table).overrideConfiguration(limited))
                    .tableDescription());
            return true;
        } catch (ResourceNotFoundException e) {
            return false;
        }
    }

    /**
     * Adds an index to a table, removes one, or switches a stream on, which takes effect later. Returns false if that is not
     * possible now: the table or the index is being changed, another index is being built, or another process was faster.
     */
    boolean update(Target target, UpdateTableRequest request) {
        return sendUnless(
                        ResourceInUseException.class,
                        target,
                        limited -> updateIfPossible(request.toBuilder()
                                .overrideConfiguration(limited)
                                .build()))
                .orElse(false);
    }

    /**
     * Changes a table, unless the limit on changes at a time is reached, or another process has made the change: the index
     * or the stream to add exists, or the index to remove does not.
     */
    private boolean updateIfPossible(UpdateTableRequest request) {
        try {
            described(client.updateTable(request).tableDescription());
            return true;
        } catch (LimitExceededException | ResourceNotFoundException e) {
            return false;
        } catch (DynamoDbException e) {
            if (Failure.isValidation(e) && isMade(String.valueOf(e.getMessage()))) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isMade(String words) {
        return words.contains("already exists") || words.contains("already has an enabled stream");
    }

    /** Switches point-in-time recovery on. Returns false if the table is too new for that. */
    boolean enableBackups(Target target) {
        return sendUnless(
                        ContinuousBackupsUnavailableException.class,
                        target,
                        limited -> described(client.updateContinuousBackups(request -> request.tableName(target.id())
                                        .overrideConfiguration(limited)
                                        .pointInTimeRecoverySpecification(
                                                backups -> backups.pointInTimeRecoveryEnabled(true)))
                                .continuousBackupsDescription()))
                .isPresent();
    }

    /**
     * Returns {@code on} or {@code off} for point-in-time recovery, or the reason why the service does not report it.
     */
    String backups(Target target) {
        try {
            ContinuousBackupsDescription backups = send(limited -> described(client.describeContinuousBackups(
                            request -> request.tableName(target.id()).overrideConfiguration(limited))
                    .continuousBackupsDescription()));
            boolean isOn = backups.pointInTimeRecoveryDescription() != null
                    && backups.pointInTimeRecoveryDescription().pointInTimeRecoveryStatus()
                            == PointInTimeRecoveryStatus.ENABLED;
            return isOn ? "on" : "off";
        } catch (FailedRequestException e) {
            if (e.isRefused()) {
                return "not known, the service refuses to say: " + e.words();
            }
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(target, e);
        }
    }

    /** Returns a description of a table, or treats an answer without it as a lost one. */
    private static TableDescription described(@Nullable TableDescription table) {
        DataClient.require(table != null && table.tableStatus() != null, "the description of the table");
        return Objects.requireNonNull(table);
    }

    private static ContinuousBackupsDescription described(@Nullable ContinuousBackupsDescription backups) {
        DataClient.require(backups != null, "the description of the backups");
        return Objects.requireNonNull(backups);
    }

    /** Begins to wait for a table. */
    TableWait beginWait(Target target) {
        return new TableWait(target, loop.time());
    }

    /** Sends a request. Returns empty if it fails with the expected error, and throws every other error. */
    private <R> Optional<R> sendUnless(
            Class<? extends DynamoDbException> expected,
            Target target,
            Function<AwsRequestOverrideConfiguration, R> request) {
        try {
            return Optional.of(send(request));
        } catch (FailedRequestException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw ValidationErrors.ofRead(target, e);
        }
    }

    private <R> R send(Function<AwsRequestOverrideConfiguration, R> request) {
        RequestContext context = loop.beginCall(new CostCounter(), 1);
        RetryLoop.Attempts attempts = loop.begin(context, RetryLoop.Repeat.SAFE);
        return attempts.send(() -> request.apply(limit.of(attempts)));
    }
}
