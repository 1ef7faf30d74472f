package io.para4j.testkit;

import io.para4j.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The concurrent history of several processes on one store, on one machine. Each process makes random calls and writes
 * them to a file of its own. Afterwards the calls of all files are checked together: their answers must be linearizable.
 * A process may be killed at any moment. The calls that it had begun are then taken as unanswered.
 *
 * <p>The calls create, read strongly, update, patch and delete objects of the generic type {@code register}. The ids
 * change with time, so that all processes meet on a few ids and each id has few enough calls to check. None deletes by
 * id, since such a deletion is applied twice if its answer is lost, and may then remove what others have created.
 *
 * <p>The moments of the calls come from {@link System#nanoTime()}, which the processes of one machine must share. They
 * do on Linux, macOS and Windows.
 */
public final class SharedHistory {
    private static final long SLICE = Duration.ofMillis(250).toNanos();
    private static final int IDS = 3;
    private static final long VALUES_EACH = 1_000_000_000L;

    private SharedHistory() {}

    /**
     * Makes random calls in the current thread, and writes them to a file.
     *
     * @param store the store; its configuration is the caller's
     * @param file the file to create, of this thread alone
     * @param number the number of this thread, different from that of each other thread of all processes; 0 or more
     * @param calls the number of calls
     * @param seed the seed of the calls
     * @throws IOException if the file cannot be written
     */
    public static void record(Store store, Path file, int number, int calls, long seed) throws IOException {
        try (CallFile log = CallFile.create(file)) {
            HistoryRecorder recorder = new HistoryRecorder(
                    store,
                    random -> "slice-" + System.nanoTime() / SLICE + "-" + random.nextInt(IDS),
                    System::nanoTime,
                    number * VALUES_EACH,
                    log,
                    false);
            recorder.run(number, calls, seed);
        }
    }

    /**
     * Reads each id strongly, after all processes have ended, and checks the calls of all files and these reads.
     *
     * @param store the store
     * @param files the files of all threads of all processes
     * @return the number of calls that were checked
     * @throws IOException if a file cannot be read
     * @throws AssertionError if the calls on an id are not linearizable, with a timeline
     */
    public static int check(Store store, Collection<Path> files) throws IOException {
        List<RecordedCall> calls = new ArrayList<>();
        for (Path file : files) {
            calls.addAll(CallFile.read(file));
        }
        HistoryRecorder last =
                new HistoryRecorder(store, random -> "", System::nanoTime, 0, HistoryRecorder.CallLog.NONE, false);
        calls.addAll(last.readEach(-1, History.byId(calls).keySet()));
        Map<String, History> histories = History.byId(calls);
        histories.forEach((id, history) -> {
            if (!history.isLinearizable()) {
                throw new AssertionError(HistoryReport.of(id, history, 0));
            }
        });
        return calls.size();
    }
}
