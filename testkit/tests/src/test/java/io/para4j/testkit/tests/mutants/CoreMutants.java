package io.para4j.testkit.tests.mutants;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.ReadOptions;
import io.para4j.error.InvalidCursorException;
import io.para4j.error.StorageException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/** Stores of core that read wrongly. */
final class CoreMutants {
    private static final int MAX_PAGE_SIZE = 200;

    private CoreMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.ofCore("an unregistered type loses its maps", store -> new SoundStore(store) {
                            @Override
                            public <T extends ParaObject> Optional<T> read(
                                    Class<T> type, String id, ReadOptions options) {
                                Optional<T> found = super.read(type, id, options);
                                found.ifPresent(CoreMutants::loseMaps);
                                return found;
                            }
                        })
                        .breaks("OBJ-1", "OBJ-4", "REA-7", "PAT-1", "PAG-1"),
                Mutant.ofCore("lists inside objects that are read are shared", store -> new SoundStore(store) {
                            private final Map<String, List<String>> shared = new ConcurrentHashMap<>();

                            @Override
                            public <T extends ParaObject> Optional<T> read(
                                    Class<T> type, String id, ReadOptions options) {
                                Optional<T> found = super.read(type, id, options);
                                found.ifPresent(object -> share(object, shared));
                                return found;
                            }
                        })
                        .defect(31)
                        .breaks("OBJ-6"),
                Mutant.ofCore("a read that fails is empty", store -> new SoundStore(store) {
                            @Override
                            public <T extends ParaObject> Optional<T> read(
                                    Class<T> type, String id, ReadOptions options) {
                                try {
                                    return super.read(type, id, options);
                                } catch (StorageException e) {
                                    return Optional.empty();
                                }
                            }
                        })
                        .defect(16)
                        .breaks("REA-1", "FLT-4"),
                Mutant.ofCore("a page that fails is an empty last page", store -> new SoundStore(store) {
                            @Override
                            public Page<ParaObject> readPage(Pager pager) {
                                try {
                                    return super.readPage(pager);
                                } catch (StorageException e) {
                                    return new Page<>(List.of(), List.of(), Optional.empty());
                                }
                            }
                        })
                        .defect(16)
                        .breaks("REA-1", "FLT-4"),
                Mutant.ofCore("the caller's ids are deduplicated in place", store -> new SoundStore(store) {
                            @Override
                            public <T extends ParaObject> Map<String, T> readAll(
                                    Class<T> type, Collection<String> ids, ReadOptions options) {
                                if (new HashSet<>(ids).size() < ids.size()) {
                                    List<String> once = List.copyOf(new LinkedHashSet<>(ids));
                                    ids.clear();
                                    ids.addAll(once);
                                }
                                return super.readAll(type, ids, options);
                            }
                        })
                        .breaks("REA-3"),
                Mutant.ofCore("a read of some fields returns a version", store -> new SoundStore(store) {
                            @Override
                            public <T extends ParaObject> Optional<T> read(
                                    Class<T> type, String id, ReadOptions options) {
                                Optional<T> found = super.read(type, id, options);
                                found.filter(object -> object.getVersion() == null)
                                        .ifPresent(object -> object.setVersion(1L));
                                return found;
                            }
                        })
                        .breaks("REA-5"),
                Mutant.ofCore("an object of another type is not found", store -> new SoundStore(store) {
                            @Override
                            public <T extends ParaObject> Optional<T> read(
                                    Class<T> type, String id, ReadOptions options) {
                                try {
                                    return super.read(type, id, options);
                                } catch (TypeMismatchException e) {
                                    return Optional.empty();
                                }
                            }
                        })
                        .breaks("REA-6"),
                Mutant.ofCore("an unreadable object is not found", store -> new SoundStore(store) {
                            @Override
                            public <T extends ParaObject> Optional<T> read(
                                    Class<T> type, String id, ReadOptions options) {
                                try {
                                    return super.read(type, id, options);
                                } catch (UnreadableObjectException e) {
                                    return Optional.empty();
                                }
                            }
                        })
                        .defect(16)
                        .breaks("REA-7"),
                Mutant.ofCore("a page leaves out unreadable objects", store -> new SoundStore(store) {
                            @Override
                            public Page<ParaObject> readPage(Pager pager) {
                                Page<ParaObject> page = super.readPage(pager);
                                return new Page<>(page.objects(), List.of(), page.next());
                            }
                        })
                        .defect(16)
                        .breaks("REA-7"),
                Mutant.ofCore("a bad cursor leads to the first page", store -> new SoundStore(store) {
                            @Override
                            public Page<ParaObject> readPage(Pager pager) {
                                try {
                                    return super.readPage(pager);
                                } catch (InvalidCursorException e) {
                                    return super.readPage(
                                            new Pager(pager.limit(), Optional.empty(), pager.isGeneric()));
                                }
                            }
                        })
                        .breaks("PAG-6"),
                Mutant.ofCore("a limit over the maximum is clipped", store -> new SoundStore(store) {
                            @Override
                            public Page<ParaObject> readPage(Pager pager) {
                                int limit = Math.min(pager.limit().orElse(1), MAX_PAGE_SIZE);
                                return super.readPage(
                                        pager.limit().isEmpty()
                                                ? pager
                                                : new Pager(OptionalInt.of(limit), pager.cursor(), pager.isGeneric()));
                            }
                        })
                        .breaks("PAG-7"));
    }

    private static void share(ParaObject object, Map<String, List<String>> shared) {
        List<String> tags = object.getTags();
        if (tags != null && object.getVersion() != null) {
            String state = object.getId() + object.getRevision();
            object.setTags(shared.computeIfAbsent(state, any -> tags));
        }
    }

    private static void loseMaps(ParaObject object) {
        if (object instanceof Sysprop generic) {
            generic.getProperties().values().removeIf(Map.class::isInstance);
        }
    }
}
