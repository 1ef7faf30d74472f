package io.para4j.dao.dynamodb;

import io.para4j.error.Target;
import io.para4j.spi.CostCounter;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Sends requests about tables, each retried like the others; all of them may be repeated. The table is the id of the target.
 */
final class TableClient {
    private final DynamoDbClient client;
    private final RetryLoop loop;

    TableClient(DynamoDbClient client, RetryLoop loop) {
        this.client = client;
        this.loop = loop;
    }

    /** Describes a table; only "not found" is empty, every other error is thrown. */
    Optional<TableDescription> describe(Target target) {
        try {
            return Optional.of(send(() -> client.describeTable(request -> request.tableName(target.id())))
                    .table());
        } catch (FailedCallException e) {
            if (e.getCause() instanceof ResourceNotFoundException) {
                return Optional.empty();
            }
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(target, e);
        }
    }

    /** Asks for a table, and returns false if it exists or is being created. */
    boolean create(Target target, CreateTableRequest request) {
        try {
            send(() -> client.createTable(request));
            return true;
        } catch (FailedCallException e) {
            if (e.getCause() instanceof ResourceInUseException) {
                return false;
            }
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(target, e);
        }
    }

    /**
     * Asks to delete a table, and returns whether it is deleted or not there; false: not now, it is being changed.
     *
     * @param before runs before each attempt, and throws if there must be no more
     */
    boolean delete(Target target, Runnable before) {
        try {
            send(() -> {
                before.run();
                return client.deleteTable(request -> request.tableName(target.id()));
            });
            return true;
        } catch (FailedCallException e) {
            if (e.getCause() instanceof ResourceNotFoundException) {
                return true;
            }
            if (e.getCause() instanceof ResourceInUseException) {
                return false;
            }
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(target, e);
        }
    }

    /** Switches point-in-time recovery on, and returns whether that was possible; false: not yet, the table is new. */
    boolean enableBackups(Target target) {
        try {
            send(() -> client.updateContinuousBackups(request -> request.tableName(target.id())
                    .pointInTimeRecoverySpecification(backups -> backups.pointInTimeRecoveryEnabled(true))));
            return true;
        } catch (FailedCallException e) {
            if (e.getCause() instanceof ContinuousBackupsUnavailableException) {
                return false;
            }
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(target, e);
        }
    }

    /** Returns whether point-in-time recovery is on or off; if the service does not say, why. */
    String backups(Target target) {
        try {
            ContinuousBackupsDescription backups = send(() ->
                            client.describeContinuousBackups(request -> request.tableName(target.id())))
                    .continuousBackupsDescription();
            boolean isOn = backups != null
                    && backups.pointInTimeRecoveryDescription() != null
                    && backups.pointInTimeRecoveryDescription().pointInTimeRecoveryStatus()
                            == PointInTimeRecoveryStatus.ENABLED;
            return isOn ? "on" : "off";
        } catch (FailedCallException e) {
            if (e.isRefused()) {
                return "not known, the service refuses to say: " + e.words();
            }
            throw e.ofRead(target);
        } catch (DynamoDbException e) {
            throw Refusal.ofRead(target, e);
        }
    }

    Time time() {
        return loop.time();
    }

    private <R> R send(Supplier<R> request) {
        Call call = new Call(new CostCounter(), Interruption.ofThread(loop.time()));
        return loop.begin(call, RetryLoop.Repeat.SAFE).send(request);
    }
}
