package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Caches that return other entries than were put, keep entries too long, or keep too many. */
final class EntryMutants {
    private EntryMutants() {}

    static List<CacheMutant> all() {
        return List.of(
                CacheMutant.ofCache("decimals lose digits", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            CacheEntry given(CacheEntry entry) {
                                return new CacheEntry(entry.item().map(EntryMutants::rounded), entry.stamp());
                            }
                        })
                        .breaks("CCH-1"),
                CacheMutant.ofCache("stamps are doubles", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            CacheEntry given(CacheEntry entry) {
                                Stamp stamp = entry.stamp();
                                return new CacheEntry(
                                        entry.item(), new Stamp((long) (double) stamp.node(), stamp.count()));
                            }
                        })
                        .breaks("CCH-1"),
                CacheMutant.ofCache("absence is not kept", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            public synchronized void put(AppId app, String id, CacheEntry entry, Duration timeToLive) {
                                if (entry.item().isPresent()) {
                                    super.put(app, id, entry, timeToLive);
                                }
                            }
                        })
                        .breaks("CCH-1"),
                CacheMutant.ofCache("the first put stays", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            public synchronized void put(AppId app, String id, CacheEntry entry, Duration timeToLive) {
                                if (get(app, id).isEmpty()) {
                                    super.put(app, id, entry, timeToLive);
                                }
                            }
                        })
                        .breaks("CCH-1", "CCH-3"),
                CacheMutant.ofCache("nothing is removed", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            public synchronized void remove(AppId app, String id) {}
                        })
                        .breaks("CCH-1", "CCH-2", "CCH-6"),
                CacheMutant.ofCache(
                                "app and id are joined without a separator",
                                (max, clock) -> new SoundCache(max, clock) {
                                    @Override
                                    String key(AppId app, String id) {
                                        return app + id;
                                    }
                                })
                        .breaks("CCH-2"),
                CacheMutant.ofCache("apps of one name share entries", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            String key(AppId app, String id) {
                                return app.name() + "/" + id;
                            }
                        })
                        .breaks("CCH-2"),
                CacheMutant.ofCache("removing an app does nothing", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            public synchronized void removeAll(AppId app) {}
                        })
                        .breaks("CCH-2", "CCH-4", "CCH-7"),
                CacheMutant.ofCache(
                                "removing an app removes all apps whose names start with its name",
                                (max, clock) -> new SoundCache(max, clock) {
                                    @Override
                                    public synchronized void removeAll(AppId app) {
                                        entries().keySet().removeIf(key -> key.startsWith(app.toString()));
                                    }
                                })
                        .breaks("CCH-2"),
                CacheMutant.ofCache("entries never expire", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            long until(@Nullable Held before, Duration timeToLive) {
                                return Long.MAX_VALUE;
                            }
                        })
                        .breaks("CCH-3"),
                CacheMutant.ofCache("reading extends the time to live", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            void read(String key, Held held) {
                                long until = Math.max(held.until(), now() + 10_000);
                                entries().replace(key, new Held(held.app(), held.entry(), until));
                            }
                        })
                        .breaks("CCH-3"),
                CacheMutant.ofCache("a second put keeps the first expiry", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            long until(@Nullable Held before, Duration timeToLive) {
                                return before == null ? super.until(null, timeToLive) : before.until();
                            }
                        })
                        .breaks("CCH-3"),
                CacheMutant.ofCache("nothing is evicted", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            void makeRoom() {}
                        })
                        .breaks("CCH-4"),
                CacheMutant.ofCache("a full cache is emptied", (max, clock) -> new SoundCache(max, clock) {
                            @Override
                            void makeRoom() {
                                if (entries().size() > max) {
                                    entries().clear();
                                }
                            }
                        })
                        .breaks("CCH-4"),
                CacheMutant.ofCache("an app's prefix is an entry that can be evicted", Prefixed::new)
                        .defect(28)
                        .breaks("CCH-4"));
    }

    private static Item rounded(Item item) {
        Map<String, Object> attributes = new HashMap<>(item.attributes());
        attributes.replaceAll((field, value) -> value instanceof java.math.BigDecimal decimal
                ? java.math.BigDecimal.valueOf(decimal.doubleValue())
                : value);
        return new Item(item.id(), item.type(), item.version(), item.revision(), item.timestamp(), attributes);
    }

    /** A cache that keeps a number for each app among the entries, where it can be evicted like them. */
    private static final class Prefixed extends SoundCache {
        private static final String PREFIX = "prefix of ";

        private long numbers;

        Prefixed(int maxEntries, java.time.Clock clock) {
            super(maxEntries, clock);
        }

        @Override
        String key(AppId app, String id) {
            Held prefix = entries().computeIfAbsent(PREFIX + app, any -> newPrefix(app));
            return prefix.until() + app.toString() + "/" + id;
        }

        private Held newPrefix(AppId app) {
            return new Held(app, new CacheEntry(Optional.empty(), new Stamp(0, 0)), ++numbers);
        }

        @Override
        public synchronized void removeAll(AppId app) {
            entries().remove(PREFIX + app);
        }
    }
}
