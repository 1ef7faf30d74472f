package io.para4j;

import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.Consistency;
import io.para4j.spi.DAO;
import io.para4j.spi.IndexQuery;
import io.para4j.spi.IndexedDAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the pages of queries. */
final class QueryReader {
    private final DAO dao;
    private final Optional<IndexedDAO> indexed;
    private final QueryPlanner planner;
    private final ObjectCodec codec;
    private final PageReader pages;

    /**
     * Creates a reader.
     *
     * @param indexed the capability of the store; empty only if no index is declared
     */
    QueryReader(DAO dao, Optional<IndexedDAO> indexed, QueryPlanner planner, ObjectCodec codec, PageReader pages) {
        this.dao = dao;
        this.indexed = indexed;
        this.planner = planner;
        this.codec = codec;
        this.pages = pages;
    }

    /** Reads a page. The query is checked before the app is looked up. */
    <T extends ParaObject> Page<T> read(String app, Supplier<AppId> appId, Query<T> query) {
        Planned<T> planned = plan(app, query);
        return planned.read(appId, query.pager().cursor());
    }

    /** Returns the objects of all pages, from the query's page on. */
    <T extends ParaObject> Stream<T> stream(String app, Supplier<AppId> appId, Query<T> query) {
        Planned<T> planned = plan(app, query);
        return PageReader.stream(query.pager().cursor(), cursor -> planned.read(appId, cursor));
    }

    private <T extends ParaObject> Planned<T> plan(String app, Query<T> query) {
        Class<T> objectClass = query.source().objectClass();
        if (query.pager().isGeneric() && objectClass != Sysprop.class) {
            throw new IllegalArgumentException("a generic pager needs a query of generic objects: use Query.of(\""
                    + query.source().type() + "\", ...)");
        }
        TypedDecoder<T> decoder = new TypedDecoder<>(codec, app, objectClass, ReadOptions.defaults());
        return new Planned<>(
                app, planner.plan(query, pages.checkLimit(query.pager())), query.isFresh(), decoder::decode);
    }

    /** A query that has been checked. */
    private final class Planned<T extends ParaObject> {
        private final String app;
        private final IndexQuery first;
        private final boolean isFresh;
        private final Function<Item, T> decoder;
        private @Nullable String fingerprint;

        Planned(String app, IndexQuery first, boolean isFresh, Function<Item, T> decoder) {
            this.app = app;
            this.first = first;
            this.isFresh = isFresh;
            this.decoder = decoder;
        }

        /** Returns the fingerprint, which a query of one page does not need. */
        private String fingerprint() {
            if (fingerprint == null) {
                fingerprint = QueryFingerprint.of(first);
            }
            return fingerprint;
        }

        Page<T> read(Supplier<AppId> appId, Optional<String> cursor) {
            Optional<String> position = cursor.map(text -> Cursor.decode(app, fingerprint(), text));
            AppId id = appId.get();
            IndexedDAO store = indexed.orElseThrow();
            ItemPage page = first.range().isEmpty()
                    ? ItemPage.of(List.of(), Optional.empty())
                    : store.query(id, first.at(position));
            ItemPage shown = isFresh ? new ItemPage(fresh(id, page.items()), page.unreadable(), page.next()) : page;
            return PageReader.decoded(shown, decoder, next -> Cursor.encode(app, fingerprint(), next));
        }

        /**
         * Reads found items again. Those that still match are in the order of the values that they have now. The next
         * page begins after the last item that was found, wherever that item is now.
         */
        private List<Item> fresh(AppId id, List<Item> found) {
            if (found.isEmpty()) {
                return found;
            }
            Map<String, Item> stored =
                    dao.readAll(id, found.stream().map(Item::id).toList(), Consistency.STRONG);
            return found.stream()
                    .map(item -> stored.get(item.id()))
                    .filter(Objects::nonNull)
                    .filter(first::matches)
                    .sorted(first.isDescending() ? order().reversed() : order())
                    .toList();
        }

        private Comparator<Item> order() {
            return Comparator.comparing(item -> first.index().keyOf(item).orElseThrow());
        }
    }
}
