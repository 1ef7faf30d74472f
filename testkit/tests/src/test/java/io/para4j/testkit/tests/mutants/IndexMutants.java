package io.para4j.testkit.tests.mutants;

import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import com.google.inject.util.Modules;
import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Query;
import io.para4j.error.InvalidCursorException;
import io.para4j.error.InvalidObjectException;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Raw;
import io.para4j.testkit.TinyIndexedDAO;
import java.util.List;
import java.util.stream.Stream;

/** All mutants of stores that keep indexes, and those of core's handling of indexes. */
final class IndexMutants {
    static final IndexMutant SOUND = IndexMutant.ofDAO("no bug", data -> new TinyIndexedDAO(data.apps()));

    private IndexMutants() {}

    static List<IndexMutant> all() {
        return Stream.of(IndexEntryMutants.all(), IndexQueryMutants.all(), IndexPageMutants.all(), core())
                .flatMap(List::stream)
                .toList();
    }

    static IndexMutant named(String name) {
        return Stream.concat(Stream.of(SOUND), all().stream())
                .filter(mutant -> mutant.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<IndexMutant> core() {
        return List.of(
                IndexMutant.ofCore(
                                "a cursor of another query begins at the first page", store -> new SoundStore(store) {
                                    @Override
                                    public <T extends ParaObject> Page<T> find(Query<T> query) {
                                        try {
                                            return super.find(query);
                                        } catch (InvalidCursorException e) {
                                            return super.find(query.page(Pager.first()));
                                        }
                                    }
                                })
                        .breaks("IDX-3"),
                IndexMutant.ofCore("a value that is no key is left out", store -> new SoundStore(store) {
                            @Override
                            public String create(ParaObject object) {
                                try {
                                    return super.create(object);
                                } catch (InvalidObjectException e) {
                                    ((Sysprop) object).getProperties().clear();
                                    return super.create(object);
                                }
                            }
                        })
                        .breaks("IDX-7"),
                IndexMutant.ofCore("an update reads the state that it expects", store -> new SoundStore(store) {
                            @Override
                            public void update(ParaObject object) {
                                String id = String.valueOf(object.getId());
                                read(id).ifPresent(stored -> {
                                    object.setVersion(stored.getVersion());
                                    object.setRevision(stored.getRevision());
                                });
                                super.update(object);
                            }
                        })
                        .breaks("IDX-4", "IDX-10"),
                IndexMutant.ofPara("an index that no store keeps is accepted", IndexMutants::withIndexOfItsOwn)
                        .breaks("IDX-11"));
    }

    /** Adds an index that is used if the store binds none, and finds nothing. */
    private static Module withIndexOfItsOwn(Module para) {
        return Modules.combine(
                para,
                binder -> OptionalBinder.newOptionalBinder(binder, Key.get(IndexedDAO.class, Raw.class))
                        .setDefault()
                        .toInstance(new TinyIndexedDAO()));
    }
}
