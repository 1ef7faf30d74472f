package io.para4j.testkit;

/** The report of a history that is not linearizable: the smallest such part of it, as a timeline. */
final class HistoryReport {
    private HistoryReport() {}

    static String of(String id, History history, long seed) {
        History smallest = history.smallest();
        return "[CRE-3, LCK-3, PAT-2, REA-4] the answers to " + smallest.calls().size() + " of "
                + history.calls().size() + " concurrent calls on '" + id
                + "' fit no order of the calls (seed " + seed + "; threads may overlap differently next time)\n"
                + Timeline.of(smallest);
    }
}
