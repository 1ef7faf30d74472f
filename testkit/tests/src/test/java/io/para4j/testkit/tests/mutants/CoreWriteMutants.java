package io.para4j.testkit.tests.mutants;

import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.error.BatchException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.Target;
import io.para4j.error.UnreadableObjectException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Stores of core that write wrongly. */
final class CoreWriteMutants {
    private CoreWriteMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofCore("values that cannot be stored are left out", store -> new SoundStore(store) {
                            @Override
                            public String create(ParaObject object) {
                                if (object instanceof Sysprop generic) {
                                    generic.getProperties().entrySet().removeIf(CoreWriteMutants::isUnstorable);
                                }
                                return super.create(object);
                            }
                        })
                        .breaks("OBJ-2"),
                Mutant.ofCore("only the first violation is reported", store -> new SoundStore(store) {
                            @Override
                            public void update(ParaObject object) {
                                try {
                                    super.update(object);
                                } catch (InvalidObjectException e) {
                                    throw new InvalidObjectException(
                                            e.target(), e.violations().subList(0, 1));
                                }
                            }
                        })
                        .breaks("OBJ-7"),
                Mutant.ofCore("the caller does not get the revision", store -> new SoundStore(store) {
                            @Override
                            public List<String> createAll(Collection<? extends ParaObject> objects) {
                                List<String> ids = super.createAll(objects);
                                objects.forEach(object -> object.setRevision(null));
                                return ids;
                            }
                        })
                        .breaks("CRE-1", "REA-3", "LCK-8", "BAT-1", "BAT-2", "FLT-1", "FLT-2"),
                Mutant.ofCore("an object is filled in before the store accepts it", store -> new SoundStore(store) {
                            @Override
                            public String create(ParaObject object) {
                                object.setVersion(1L);
                                return super.create(object);
                            }
                        })
                        .breaks("CRE-3", "CRE-4", "FLT-1", "FLT-3"),
                Mutant.ofCore("an unknown create forgets the id", store -> new SoundStore(store) {
                            @Override
                            public String create(ParaObject object) {
                                try {
                                    return super.create(object);
                                } catch (WriteOutcomeUnknownException e) {
                                    object.setId(null);
                                    throw e;
                                }
                            }
                        })
                        .breaks("CRE-4", "FLT-2", "FLT-3"),
                Mutant.ofCore("an applied patch looks refused", store -> new SoundStore(store) {
                            @Override
                            public <T extends ParaObject> T patch(String id, Patch<T> patch) {
                                try {
                                    return super.patch(id, patch);
                                } catch (UnreadableObjectException e) {
                                    throw new UnreadableObjectException(e.target(), e.field(), "unreadable", e);
                                }
                            }
                        })
                        .breaks("PAT-6"),
                Mutant.ofCore("locked fields are written too", (store, dao) -> new SoundStore(store) {
                            @Override
                            public void update(ParaObject object) {
                                super.update(object);
                                Item item = stored(dao, store, object);
                                if (object.getParentid() != null) {
                                    dao.restore(
                                            AppId.of(store.app()), Items.with(item, "parentid", object.getParentid()));
                                }
                            }
                        })
                        .breaks("UPD-2"),
                Mutant.ofCore("an object without version is written unchecked", (store, dao) -> new SoundStore(store) {
                            @Override
                            public void update(ParaObject object) {
                                if (object.getVersion() == null) {
                                    takeState(stored(dao, store, object), object, store);
                                }
                                super.update(object);
                            }
                        })
                        .defect(2)
                        .breaks("UPD-3"),
                Mutant.ofCore("the caller keeps the old version", store -> new SoundStore(store) {
                            @Override
                            public void update(ParaObject object) {
                                Long before = object.getVersion();
                                super.update(object);
                                object.setVersion(before);
                            }
                        })
                        .breaks("OBJ-1", "OBJ-9", "UPD-1", "LCK-1", "LCK-9"),
                Mutant.ofCore("a conflict is flagged on the object", (store, dao) -> new SoundStore(store) {
                            @Override
                            public void update(ParaObject object) {
                                if (Objects.equals(object.getVersion(), -1L)) {
                                    takeState(stored(dao, store, object), object, store);
                                }
                                try {
                                    super.update(object);
                                } catch (VersionConflictException e) {
                                    object.setVersion(-1L);
                                }
                            }
                        })
                        .defect(1)
                        .breaks("LCK-2", "LCK-3", "LCK-6", "LCK-7", "LCK-9"),
                Mutant.ofCore("modify gives up at the first conflict", store -> new SoundStore(store) {
                            @Override
                            public <T extends ParaObject> T modify(
                                    Class<T> type, String id, Consumer<? super T> change) {
                                T object = read(type, id, ReadOptions.strong())
                                        .orElseThrow(() -> new ObjectNotFoundException(Target.of("modify", app(), id)));
                                change.accept(object);
                                update(object);
                                return object;
                            }
                        })
                        .breaks("LCK-3", "LCK-4"),
                Mutant.ofCore("modify reads with eventual consistency", store -> new SoundStore(store) {
                            @Override
                            public <T extends ParaObject> T modify(
                                    Class<T> type, String id, Consumer<? super T> change) {
                                for (int attempt = 1; ; attempt++) {
                                    T object = read(type, id, ReadOptions.eventual())
                                            .orElseThrow(
                                                    () -> new ObjectNotFoundException(Target.of("modify", app(), id)));
                                    change.accept(object);
                                    try {
                                        update(object);
                                        return object;
                                    } catch (VersionConflictException e) {
                                        if (attempt == 1_000) {
                                            throw e;
                                        }
                                    }
                                }
                            }
                        })
                        .breaks("LCK-4"),
                Mutant.ofCore("an invalid patch is silently ignored", store -> new SoundStore(store) {
                            @Override
                            @SuppressWarnings("unchecked")
                            public <T extends ParaObject> T patch(String id, Patch<T> patch) {
                                try {
                                    return super.patch(id, patch);
                                } catch (InvalidObjectException e) {
                                    return (T) read(id).orElseThrow(() -> e);
                                }
                            }
                        })
                        .breaks("OBJ-2", "PAT-2", "PAT-4", "PAT-7"),
                Mutant.ofCore("the last of repeated ids wins", store -> new SoundStore(store) {
                            @Override
                            public void updateAll(Collection<? extends ParaObject> objects) {
                                Map<String, ParaObject> last = new LinkedHashMap<>();
                                objects.forEach(object -> last.put(String.valueOf(object.getId()), object));
                                super.updateAll(last.values());
                            }
                        })
                        .defect(12)
                        .breaks("BAT-4"),
                Mutant.ofCore("a null element fails a batch halfway", store -> new SoundStore(store) {
                            @Override
                            public List<String> createAll(Collection<? extends ParaObject> objects) {
                                List<String> ids = new ArrayList<>();
                                List<ParaObject> all = new ArrayList<>(objects);
                                for (int from = 0; from < all.size(); from += 25) {
                                    ids.addAll(super.createAll(all.subList(from, Math.min(from + 25, all.size()))));
                                }
                                return ids;
                            }
                        })
                        .defect(11)
                        .breaks("BAT-2", "BAT-3", "BAT-4", "BAT-5", "FLT-2", "FLT-3")
                        .mayBreak("CRE-3"),
                Mutant.ofCore("createAll hides the writes that failed", store -> new SoundStore(store) {
                            @Override
                            public List<String> createAll(Collection<? extends ParaObject> objects) {
                                try {
                                    return super.createAll(objects);
                                } catch (BatchException e) {
                                    return e.ids(io.para4j.error.BatchEntry.State.DONE);
                                }
                            }
                        })
                        .defect(10)
                        .breaks(
                                "OBJ-2", "OBJ-7", "OBJ-8", "CRE-2", "CRE-4", "BAT-2", "BAT-3", "BAT-5", "FLT-1",
                                "FLT-2", "FLT-3"));
    }

    private static boolean isUnstorable(Map.Entry<String, ?> property) {
        try {
            Item.normalise(property.getKey(), property.getValue());
            return false;
        } catch (InvalidValueException e) {
            return true;
        }
    }

    private static Item stored(DAO dao, Store store, ParaObject object) {
        return dao.read(AppId.of(store.app()), String.valueOf(object.getId()), Consistency.STRONG)
                .orElseThrow();
    }

    private static void takeState(Item stored, ParaObject object, Store store) {
        object.setAppid(store.app());
        object.setVersion(stored.version());
        object.setRevision(stored.revision().orElse(null));
    }
}
