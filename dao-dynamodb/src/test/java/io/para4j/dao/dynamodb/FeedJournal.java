package io.para4j.dao.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.Store;
import io.para4j.feed.ObjectChange;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.ItemChange.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * The acknowledged changes of some objects, which one thread makes, and the comparison with what consumers have recorded. A
 * consumer's file has the changes of one process in the order in which its handler got them.
 */
final class FeedJournal {
    private final Map<String, List<String>> changes = new HashMap<>();
    private final Map<String, Sysprop> stored = new HashMap<>();

    /** Returns the text of a change, which is different for each change. */
    static String line(ObjectChange change) {
        return line(
                change.kind(), change.id(), change.version(), change.revision().orElseThrow());
    }

    private static String line(Kind kind, String id, long version, String revision) {
        return id + " " + kind + " " + version + " " + revision;
    }

    /** Creates, updates or deletes an object at random, and notes the change once it is acknowledged. */
    void change(Store store, String id, Random random) {
        Sysprop known = stored.get(id);
        if (known == null) {
            Sysprop created = new Sysprop("thing");
            created.setId(id);
            created.set("number", random.nextLong());
            store.create(created);
            stored.put(id, created);
            note(Kind.CREATED, created);
        } else if (random.nextInt(4) == 0) {
            store.delete(known);
            stored.remove(id);
            note(Kind.DELETED, known);
        } else {
            known.set("number", random.nextLong());
            store.update(known);
            note(Kind.UPDATED, known);
        }
    }

    private void note(Kind kind, ParaObject object) {
        String id = String.valueOf(object.getId());
        changes.computeIfAbsent(id, key -> new ArrayList<>())
                .add(line(kind, id, object.getVersion(), String.valueOf(object.getRevision())));
    }

    /** Returns the text of every acknowledged change. */
    Set<String> all() {
        Set<String> all = new HashSet<>();
        changes.values().forEach(all::addAll);
        return all;
    }

    /**
     * Checks that each consumer got the changes of each object in order, without a hole, and that together they got all of
     * them, no later one before an earlier one. Returns the number of changes that came again.
     */
    static int check(List<FeedJournal> journals, List<Path> files) throws IOException {
        Map<String, Integer> positions = new HashMap<>();
        Map<String, List<String>> expected = new HashMap<>();
        for (FeedJournal journal : journals) {
            expected.putAll(journal.changes);
            journal.changes.values().forEach(each -> {
                for (int i = 0; i < each.size(); i++) {
                    positions.put(each.get(i), i);
                }
            });
        }
        Map<String, Integer> reached = new HashMap<>();
        int duplicates = 0;
        for (Path file : files) {
            Map<String, Integer> last = new HashMap<>();
            for (String line : Files.readAllLines(file, UTF_8)) {
                String id = line.substring(0, line.indexOf(' '));
                int position = positions.getOrDefault(line, -1);
                assertThat(position).as("position of '%s' in %s", line, file).isNotNegative();
                int before = last.getOrDefault(id, position);
                assertThat(position).as("'%s' in %s", line, file).isBetween(before, before + 1);
                int newest = reached.getOrDefault(id, -1);
                assertThat(position).as("'%s' in %s", line, file).isLessThanOrEqualTo(newest + 1);
                duplicates += position <= newest ? 1 : 0;
                last.put(id, position);
                reached.merge(id, position, Math::max);
            }
        }
        expected.forEach((id, each) -> assertThat(reached.getOrDefault(id, -1))
                .as("last change of '%s' that was recorded", id)
                .isEqualTo(each.size() - 1));
        return duplicates;
    }
}
