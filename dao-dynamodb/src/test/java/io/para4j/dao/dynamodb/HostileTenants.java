package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Random shared apps and ids that are composed of each other's parts. */
final class HostileTenants {
    private static final List<String> NAME_PARTS =
            List.of("a", "b", "ab", "a-b", "a.b", "-", ".", "0", "para", "para-0", "root", "1", "x9", "aa");
    private static final List<String> ID_PARTS = List.of(
            "_",
            "__",
            " ",
            "/",
            "a",
            "b",
            "c",
            "b_c",
            "a_b",
            "-",
            ".",
            "0",
            ":",
            "i:1:",
            "k:",
            "%5F",
            "\u0000",
            "\u00E9",
            "e\u0301",
            "\uD83D\uDE00",
            "\uFF3F",
            "\u203F",
            "\uFFFF",
            "para-0",
            "_w",
            "key",
            "\n",
            "'",
            "\"",
            "\\");

    private final Random random;
    private final TableLayout layout;

    HostileTenants(Random random, TableLayout layout) {
        this.random = random;
        this.layout = layout;
    }

    /** An app and an id in it. */
    record Pair(AppId app, String id) {}

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String joined(List<String> parts, int most) {
        StringBuilder text = new StringBuilder(any(parts));
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(any(parts));
        }
        return text.toString();
    }

    List<AppId> apps(int count) {
        Set<AppId> apps = new LinkedHashSet<>(
                List.of(AppId.ofShared("a"), AppId.ofShared("a-b"), AppId.ofShared("para-0"), AppId.ofShared("root")));
        while (apps.size() < count) {
            String name = joined(NAME_PARTS, 4);
            if (name.matches(AppId.NAME_PATTERN)) {
                apps.add(AppId.ofShared(name));
            }
        }
        return List.copyOf(apps);
    }

    /** Returns an id, which often begins, ends or resembles the keys of others. */
    private String id(List<AppId> apps) {
        String id = joined(ID_PARTS, 5);
        return switch (random.nextInt(6)) {
            case 0 -> layout.key(any(apps), id);
            case 1 -> any(apps).name() + id;
            case 2 -> any(apps) + "_" + id;
            case 3 -> id + "_" + any(apps).name();
            case 4 -> (id + "x".repeat(1024)).substring(0, 200 + random.nextInt(50));
            default -> id;
        };
    }

    Set<Pair> pairs(List<AppId> apps, int count) {
        Set<Pair> pairs = new LinkedHashSet<>();
        while (pairs.size() < count) {
            AppId app = any(apps);
            String id = wellFormed(id(apps));
            pairs.add(new Pair(app, id));
            addSplits(pairs, apps, app.name() + id);
            addSplits(pairs, apps, app.name() + "_" + id);
        }
        return pairs.stream().limit(count).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Adds all pairs whose name and id concatenate to the text, with and without a {@code _} between them. */
    private static void addSplits(Set<Pair> pairs, List<AppId> apps, String text) {
        for (AppId app : apps) {
            String rest =
                    text.startsWith(app.name()) ? text.substring(app.name().length()) : "";
            if (!rest.isEmpty()) {
                pairs.add(new Pair(app, rest));
            }
            if (rest.length() > 1 && rest.startsWith("_")) {
                pairs.add(new Pair(app, rest.substring(1)));
            }
        }
    }

    /** Removes half a character at the end. */
    private static String wellFormed(String id) {
        return Character.isHighSurrogate(id.charAt(id.length() - 1)) ? id.substring(0, id.length() - 1) : id;
    }
}
