package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.Cache;
import io.para4j.spi.CacheEntry;
import io.para4j.spi.Change;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.Stamp;
import io.para4j.spi.Update;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Stores behind a cache, each without one of the safeguards that keep cached entries correct. */
final class FencingMutants {
    /**
     * The mutant that takes three operations to see: a load, a write that overtakes it, and a read that joins the load.
     */
    static final String JOINED_TOO_LATE = "a load is joined however old it is";

    /** The mutant whose strong reads do not outdate the loads in progress. */
    static final String TAKEN_BACK = "a load that began before a strong read replaces its entry";

    private FencingMutants() {}

    static List<CacheMutant> all() {
        return List.of(
                CacheMutant.ofDAO("stamps say nothing", (dao, cache, negative) -> new Caching(dao, cache, negative) {
                            @Override
                            boolean isCurrent(Stamp stamp, Key key) {
                                return true;
                            }
                        })
                        .defect(22)
                        .breaks("CCH-6", "CCH-8"),
                CacheMutant.ofDAO(
                                "the stamp is taken after the load",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    Optional<Item> load(Key key, Stamp stamp) {
                                        Optional<Item> item = store().read(key.app(), key.id(), consistencyOfLoads());
                                        put(key, item, now(key));
                                        return item;
                                    }
                                })
                        .defect(22)
                        .breaks("CCH-6", "CCH-8"),
                CacheMutant.ofDAO(
                                "stamps are not looked at when an entry is read",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    boolean isHit(CacheEntry entry, Key key) {
                                        return true;
                                    }
                                })
                        .defect(22)
                        .breaks("CCH-6", "CCH-8"),
                CacheMutant.ofDAO(JOINED_TOO_LATE, (dao, cache, negative) -> new Caching(dao, cache, negative) {
                            @Override
                            boolean isJoinable(Stamp begun, Key key) {
                                return true;
                            }
                        })
                        .breaks("CCH-6"),
                CacheMutant.ofDAO(
                                "a write is counted before it is sent",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    Stamp beginWrite(Key key) {
                                        countWrite(key, now(key));
                                        return now(key);
                                    }

                                    @Override
                                    void end(Key key, Stamp before, Left left) {
                                        if (left.isKnown()) {
                                            put(key, left.item(), before);
                                        } else {
                                            remove(key);
                                        }
                                    }
                                })
                        .breaks("CCH-6", "CCH-8"),
                CacheMutant.ofDAO(
                                "a write removes the entry and counts nothing",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    void end(Key key, Stamp before, Left left) {
                                        remove(key);
                                    }
                                })
                        .defect(22)
                        .breaks("CCH-6", "CCH-8"),
                CacheMutant.ofDAO(
                                "one lock is held while the store is written",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    synchronized <T> T write(
                                            AppId app,
                                            List<String> ids,
                                            Supplier<T> write,
                                            BiFunction<T, Integer, Left> left) {
                                        return super.write(app, ids, write, left);
                                    }
                                })
                        .breaks("CCH-6", "CCH-8"),
                CacheMutant.ofDAO(
                                "loads are eventually consistent",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    Consistency consistencyOfLoads() {
                                        return Consistency.EVENTUAL;
                                    }
                                })
                        .breaks("CCH-6", "CCH-7", "CCH-8"),
                CacheMutant.ofDAO(
                                "a strong read leaves the entry as it is",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    public Optional<Item> read(AppId app, String id, Consistency consistency) {
                                        return consistency == Consistency.STRONG
                                                ? store().read(app, id, consistency)
                                                : super.read(app, id, consistency);
                                    }
                                })
                        .breaks("CCH-6"),
                CacheMutant.ofDAO(TAKEN_BACK, (dao, cache, negative) -> new Caching(dao, cache, negative) {
                            @Override
                            Optional<Item> readStrong(Key key) {
                                return load(key, now(key));
                            }
                        })
                        .breaks("CCH-6"),
                CacheMutant.ofDAO(
                                "a write that fails leaves the entry as it is",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    void end(Key key, Stamp before, Left left) {
                                        if (left.isKnown()) {
                                            super.end(key, before, left);
                                        }
                                    }
                                })
                        .defect(24)
                        .breaks("CCH-6", "CCH-7", "CCH-8"),
                CacheMutant.ofDAO(
                                "a write that fails is cached as if it had succeeded",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    Left leftInBatch(boolean isDone, Optional<Item> item) {
                                        return new Left(true, item);
                                    }
                                })
                        .defect(29)
                        .breaks("CCH-6", "CCH-7", "CCH-8"),
                CacheMutant.ofDAO(
                                "the fields that the caller sent are cached in place of the stored item",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    Left leftByUpdate(Update update, Optional<Item> after) {
                                        return new Left(true, after.map(item -> sent(update, item)));
                                    }
                                })
                        .defect(25)
                        .breaks("CCH-6", "CCH-7", "CCH-8"),
                CacheMutant.ofDAO(
                                "of two writes the one that ends last is cached",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    void end(Key key, Stamp before, Left left) {
                                        countWrite(key, before);
                                        if (left.isKnown()) {
                                            put(key, left.item(), now(key));
                                        } else {
                                            remove(key);
                                        }
                                    }
                                })
                        .breaks("CCH-6", "CCH-7", "CCH-8"),
                CacheMutant.ofDAO(
                                "every read that misses the cache loads",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    Optional<Item> loadOnce(Key key) {
                                        return load(key, now(key));
                                    }
                                })
                        .breaks("CCH-5"),
                CacheMutant.ofDAO(
                                "readAll does not join a load in progress",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    public Map<String, Item> readAll(
                                            AppId app, Collection<String> ids, Consistency consistency) {
                                        return consistency == Consistency.STRONG
                                                ? super.readAll(app, ids, consistency)
                                                : store().readAll(app, ids, Consistency.STRONG);
                                    }
                                })
                        .breaks("CCH-5"),
                CacheMutant.ofDAO(
                                "reads that wait for a failed load retry it themselves",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    void failed(Flight own, RuntimeException error) {}
                                })
                        .breaks("CCH-5"),
                CacheMutant.ofDAO(
                                "reads that wait for an interrupted load fail",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    void failed(Flight own, RuntimeException error) {
                                        own.fails(error);
                                    }
                                })
                        .breaks("CCH-5"),
                CacheMutant.ofDAO(
                                "a cache that fails breaks a read",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    Optional<CacheEntry> get(Key key) {
                                        return cache().get(key.app(), key.id());
                                    }
                                })
                        .breaks("CCH-8"),
                CacheMutant.ofDAO(
                                "a cache that fails breaks a write",
                                (dao, cache, negative) -> new Caching(dao, cache, negative) {
                                    @Override
                                    void call(Key key, Runnable change) {
                                        change.run();
                                    }
                                })
                        .breaks("CCH-8"));
    }

    /** Returns the item with only the fields that the caller has set. */
    private static Item sent(Update update, Item stored) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (Change change : update.changes()) {
            if (change instanceof Change.Set set && !Item.OWN_FIELDS.contains(set.field())) {
                attributes.put(set.field(), set.value());
            }
        }
        return new Item(
                stored.id(), stored.type(), stored.version(), stored.revision(), stored.timestamp(), attributes);
    }

    /** A short name for the class that the mutants break. */
    private abstract static class Caching extends SoundCachingDAO {
        private final Cache cache;

        Caching(DAO store, Cache cache, Duration negative) {
            super(store, cache, negative);
            this.cache = cache;
        }

        Cache cache() {
            return cache;
        }
    }
}
