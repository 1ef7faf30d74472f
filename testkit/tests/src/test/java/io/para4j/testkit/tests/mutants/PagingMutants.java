package io.para4j.testkit.tests.mutants;

import io.para4j.error.InvalidCursorException;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import io.para4j.spi.ItemSize;
import io.para4j.testkit.TinyDAO;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** DAOs whose pages and positions are wrong. */
final class PagingMutants {
    private PagingMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofDAO("a position is a time", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                long last = position.map(PagingMutants::number).orElse(-1L);
                                List<Item> rest = items(app).values().stream()
                                        .filter(item -> item.timestamp() > last)
                                        .sorted(Comparator.comparing(Item::timestamp))
                                        .toList();
                                ItemPage page = page(rest, limit);
                                return ItemPage.of(page.items(), page.next().map(id -> time(page)));
                            }
                        })
                        .breaks(
                                "CLO-1", "CRE-6", "REA-7", "PAG-1", "PAG-4", "PAG-5", "PAG-6", "PAG-8", "TEN-1",
                                "TEN-2"),
                Mutant.ofDAO("a page ends at a megabyte", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                long bytes = 0;
                                int fits = 0;
                                for (Item item : after(items(app), position).values()) {
                                    bytes += ItemSize.of(app, item);
                                    fits += bytes <= 1 << 20 ? 1 : 0;
                                }
                                return super.readPage(app, Math.min(limit, Math.max(1, fits)), position);
                            }
                        })
                        .breaks("PAG-1"),
                Mutant.ofDAO("a position is an offset", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                List<Item> all = List.copyOf(items(app).values());
                                int from =
                                        position.map(text -> (int) number(text)).orElse(0);
                                int start = Math.min(from, all.size());
                                ItemPage page = page(all.subList(start, all.size()), limit);
                                return ItemPage.of(
                                        page.items(), page.next().map(id -> Integer.toString(start + limit)));
                            }
                        })
                        .breaks("PAG-3", "PAG-5"),
                Mutant.ofDAO("a position can be used only once", data -> new TinyDAO(data.apps()) {
                            private final java.util.Set<String> used = ConcurrentHashMap.newKeySet();

                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                position.filter(text -> !used.add(app + text)).ifPresent(text -> {
                                    throw InvalidCursorException.ofMalformed(text, "it was used before");
                                });
                                ItemPage page = super.readPage(app, limit, position);
                                page.next().ifPresent(text -> used.remove(app + text));
                                return page;
                            }
                        })
                        .breaks("PAG-4", "PAG-5"),
                Mutant.ofDAO("positions are kept in memory", data -> new TinyDAO(data.apps()) {
                            private final Map<String, String> positions = new ConcurrentHashMap<>();

                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                Optional<String> last = position.map(number -> last(positions, number));
                                ItemPage page = super.readPage(app, limit, last);
                                return ItemPage.of(page.items(), page.next().map(id -> {
                                    String number = Integer.toString(positions.size());
                                    positions.put(number, id);
                                    return number;
                                }));
                            }
                        })
                        .breaks("PAG-4"),
                Mutant.ofDAO("a walk ends if the last object was deleted", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                boolean isLost = position.filter(
                                                id -> find(app, id).isEmpty())
                                        .isPresent();
                                return isLost
                                        ? ItemPage.of(List.of(), Optional.empty())
                                        : super.readPage(app, limit, position);
                            }
                        })
                        .defect(31)
                        .breaks("PAG-5"),
                Mutant.ofDAO("a position names the app to read", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                List<String> parts = position.map(text -> List.of(text.split("\\|", 2)))
                                        .filter(each -> each.size() == 2 && isApp(each.get(0)))
                                        .orElse(List.of(app.toString(), position.orElse("")));
                                AppId named = AppId.parse(parts.get(0));
                                ItemPage page = super.readPage(
                                        named, limit, Optional.of(parts.get(1)).filter(id -> !id.isEmpty()));
                                return ItemPage.of(page.items(), page.next().map(id -> named + "|" + id));
                            }

                            private boolean isApp(String name) {
                                return data.apps().keySet().stream()
                                        .anyMatch(app -> app.toString().equals(name));
                            }
                        })
                        .breaks("PAG-6"),
                Mutant.ofDAO("the order depends on the limit", data -> new TinyDAO(data.apps()) {
                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                NavigableMap<String, Item> order =
                                        limit % 2 == 0 ? items(app) : items(app).descendingMap();
                                return page(List.copyOf(after(order, position).values()), limit);
                            }
                        })
                        .breaks("PAG-4", "PAG-8"),
                Mutant.ofDAO("deleted items leave gaps on pages", data -> new TinyDAO(data.apps()) {
                            private final java.util.Set<String> gone = ConcurrentHashMap.newKeySet();

                            @Override
                            protected void remove(AppId app, String id) {
                                gone.add(app + "/" + id);
                                super.remove(app, id);
                            }

                            @Override
                            public synchronized ItemPage readPage(AppId app, int limit, Optional<String> position) {
                                NavigableMap<String, Item> rest = new java.util.TreeMap<>(after(items(app), position));
                                ItemPage full = super.readPage(app, limit, position);
                                String end = full.next().orElse("\uFFFF");
                                int gaps = (int) gone.stream()
                                        .filter(key -> key.startsWith(app + "/"))
                                        .map(key -> key.substring(key.indexOf('/') + 1))
                                        .filter(id -> id.compareTo(position.orElse("")) > 0 && id.compareTo(end) < 0)
                                        .filter(id -> !rest.containsKey(id))
                                        .count();
                                return super.readPage(app, Math.max(1, limit - gaps), position);
                            }
                        })
                        .breaks("PAG-2"));
    }

    private static long number(String position) {
        try {
            return Long.parseLong(position);
        } catch (NumberFormatException e) {
            throw InvalidCursorException.ofMalformed(position, "it is not a number");
        }
    }

    private static String time(ItemPage page) {
        return Long.toString(page.items().get(page.items().size() - 1).timestamp());
    }

    private static String last(Map<String, String> positions, String number) {
        return Optional.ofNullable(positions.get(number))
                .orElseThrow(() -> InvalidCursorException.ofMalformed(number, "it is unknown"));
    }

    private static NavigableMap<String, Item> after(NavigableMap<String, Item> items, Optional<String> position) {
        return position.map(last -> items.tailMap(last, false)).orElse(items);
    }

    /** Makes a page of the first items of what is left. */
    private static ItemPage page(List<Item> rest, int limit) {
        List<Item> page = rest.subList(0, Math.min(limit, rest.size()));
        boolean isLast = page.size() == rest.size();
        return ItemPage.of(
                page,
                isLast ? Optional.empty() : Optional.of(page.get(limit - 1).id()));
    }
}
