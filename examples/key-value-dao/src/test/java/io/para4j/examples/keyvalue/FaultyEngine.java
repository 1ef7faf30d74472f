package io.para4j.examples.keyvalue;

import io.para4j.error.Target;
import io.para4j.testkit.Faults;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** An engine whose calls fail on request. */
final class FaultyEngine extends Engine implements Faults {
    private static final String ROOT_APP = "para";
    private static final Set<String> NEVER_FAIL = Set.of("ensure", "drop", "status");

    private final List<Window> windows = new CopyOnWriteArrayList<>();
    private final AtomicInteger happened = new AtomicInteger();
    private volatile CountDownLatch healed = new CountDownLatch(1);

    /** A range of calls that fail in one way, counted from the beginning of the fault. */
    private record Window(Kind kind, int passed, int count, AtomicInteger seen) {
        boolean isNext(boolean isWrite) {
            boolean isMeant = kind == Kind.READ_FAILED ? !isWrite : isWrite || !kind.isOfWrites();
            if (!isMeant) {
                return false;
            }
            int number = seen.getAndIncrement();
            return number >= passed && number - passed < count;
        }
    }

    FaultyEngine(KeyValueConfig config) {
        super(config.folder(), config.timeout());
    }

    @Override
    <T> T call(Target target, boolean isWrite, Read<T> work, RocksDB open) throws RocksDBException {
        if (!target.app().equals(ROOT_APP) && !NEVER_FAIL.contains(target.operation())) {
            for (Window window : windows) {
                if (window.isNext(isWrite)) {
                    happened.incrementAndGet();
                    fail(window.kind(), work, open);
                }
            }
        }
        return work.run(open);
    }

    /** Fails, or waits until the call may continue. */
    private void fail(Kind kind, Read<?> work, RocksDB open) throws RocksDBException {
        switch (kind) {
            case THROTTLED, UNPROCESSED ->
                throw new RocksDBException(
                        "stalled", new Status(Status.Code.Incomplete, Status.SubCode.None, "stalled"));
            case REQUEST_LOST, READ_FAILED -> throw new RocksDBException("input/output error");
            case ANSWER_LOST -> {
                work.run(open);
                throw new RocksDBException("input/output error");
            }
            case STALLED -> awaitHealed();
        }
    }

    private void awaitHealed() throws RocksDBException {
        try {
            healed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RocksDBException("interrupted");
        }
    }

    @Override
    public void begin(Kind kind, int passed, int count) {
        windows.add(new Window(kind, passed, count, new AtomicInteger()));
    }

    @Override
    public int happened() {
        return happened.get();
    }

    @Override
    public void heal() {
        windows.clear();
        happened.set(0);
        healed.countDown();
        healed = new CountDownLatch(1);
    }
}
