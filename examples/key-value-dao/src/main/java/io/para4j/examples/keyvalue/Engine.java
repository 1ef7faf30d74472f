package io.para4j.examples.keyvalue;

import io.para4j.error.MessageText;
import io.para4j.error.StorageException;
import io.para4j.error.Target;
import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB in a folder, with its failures translated. Reads run at the same time, and a write runs alone. No call
 * reaches a closed engine, which would end the process.
 */
class Engine implements AutoCloseable {
    private static final long PAUSE_NANOS = Duration.ofMillis(1).toNanos();

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Path folder;
    private final Duration timeout;
    private @Nullable RocksDB db;

    /** Work that reads. */
    interface Read<T> {
        T run(RocksDB db) throws RocksDBException;
    }

    /** Work that reads and fills a batch. It returns whether to write the batch. */
    interface Plan {
        boolean run(RocksDB db, WriteBatch batch) throws RocksDBException;
    }

    Engine(Path folder, Duration timeout) {
        this.folder = folder;
        this.timeout = timeout;
        open();
    }

    private void open() {
        try (Options options = new Options().setCreateIfMissing(true)) {
            Files.createDirectories(folder);
            db = RocksDB.open(options, folder.toString());
        } catch (IOException | RocksDBException e) {
            throw StorageException.notSent("start", "the folder cannot be opened: " + MessageText.withoutValues(e), e);
        }
    }

    <T> T read(Target target, Read<T> read) {
        return retried(target, lock.readLock(), open -> call(target, false, read, open));
    }

    /**
     * Writes a whole batch or nothing, and returns whether it wrote. Only a failed write has an unknown outcome. It
     * survives a loss of power, since it waits for the disk.
     */
    boolean write(Target target, Plan plan) {
        return retried(target, lock.writeLock(), open -> {
            try (WriteBatch batch = new WriteBatch();
                    WriteOptions options = new WriteOptions().setSync(true).setNoSlowdown(true)) {
                return plan.run(open, batch) && commit(target, open, options, batch);
            }
        });
    }

    private boolean commit(Target target, RocksDB open, WriteOptions options, WriteBatch batch)
            throws RocksDBException {
        try {
            return call(
                    target,
                    true,
                    any -> {
                        any.write(options, batch);
                        return true;
                    },
                    open);
        } catch (RocksDBException e) {
            if (isStalled(e)) {
                throw e;
            }
            throw new WriteOutcomeUnknownException(target, 1, e);
        }
    }

    /** Calls RocksDB. Tests override this method to make calls fail. */
    <T> T call(Target target, boolean isWrite, Read<T> work, RocksDB open) throws RocksDBException {
        return work.run(open);
    }

    /** Runs work under a lock, again after each refusal for lack of capacity. */
    private <T> T retried(Target target, Lock held, Read<T> work) {
        long start = System.nanoTime();
        for (int attempts = 1; ; attempts++) {
            held.lock();
            try {
                return work.run(
                        Optional.ofNullable(db).orElseThrow(() -> StorageException.closed(target.toString(), null)));
            } catch (RocksDBException e) {
                if (!isStalled(e)) {
                    throw StorageException.failed(target.toString(), MessageText.withoutValues(e), e);
                }
                if (System.nanoTime() - start > timeout.toNanos()) {
                    throw new ThrottledException(target, attempts, e);
                }
            } finally {
                held.unlock();
            }
            pause(target);
        }
    }

    private static void pause(Target target) {
        LockSupport.parkNanos(PAUSE_NANOS);
        if (Thread.currentThread().isInterrupted()) {
            throw StorageException.notSent(target.toString(), "the thread was interrupted", null);
        }
    }

    /** Returns whether RocksDB refused a call because it is behind with its own work. */
    private static boolean isStalled(RocksDBException e) {
        return e.getStatus() != null && e.getStatus().getCode() == Status.Code.Incomplete;
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (db != null) {
                db.close();
                db = null;
            }
        } finally {
            lock.writeLock().unlock();
        }
    }
}
