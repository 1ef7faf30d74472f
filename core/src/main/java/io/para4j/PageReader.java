package io.para4j;

import io.para4j.error.UnreadableObjectException;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;
import io.para4j.spi.ItemPage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads pages of objects: checks the limit, converts between cursors and the store's positions, and separates
 * unreadable items.
 */
final class PageReader {
    /** The fingerprint in the cursors of pages that belong to no query. */
    private static final String ALL_OBJECTS = "";

    private final DAO dao;
    private final ObjectCodec codec;
    private final ParaConfig config;

    PageReader(DAO dao, ObjectCodec codec, ParaConfig config) {
        this.dao = dao;
        this.codec = codec;
        this.config = config;
    }

    /**
     * Returns the limit of a page.
     *
     * @throws IllegalArgumentException if it is over {@code para.max_page_size}
     */
    int checkLimit(Pager pager) {
        int limit = pager.limit().orElse(config.pageSize());
        if (limit > config.maxPageSize()) {
            throw new IllegalArgumentException(
                    "a page's limit is at most para.max_page_size = " + config.maxPageSize() + ", not " + limit);
        }
        return limit;
    }

    /** Reads one page. The pager is checked before the app is looked up. */
    Page<ParaObject> read(String app, Supplier<AppId> appId, Pager pager) {
        int limit = checkLimit(pager);
        Optional<String> position = pager.cursor().map(cursor -> Cursor.decode(app, ALL_OBJECTS, cursor));
        ItemPage page = dao.readPage(appId.get(), limit, position);
        return decoded(
                page,
                item -> pager.isGeneric() ? codec.decodeGeneric(app, item) : codec.decode(app, item),
                next -> Cursor.encode(app, ALL_OBJECTS, next));
    }

    /** Converts a page of items, and separates those that cannot be read. */
    static <T extends ParaObject> Page<T> decoded(
            ItemPage page, Function<Item, T> decoder, UnaryOperator<String> cursor) {
        List<T> objects = new ArrayList<>(page.items().size());
        List<UnreadableObjectException> unreadable = new ArrayList<>(page.unreadable());
        for (Item item : page.items()) {
            try {
                objects.add(decoder.apply(item));
            } catch (UnreadableObjectException e) {
                unreadable.add(e);
            }
        }
        return new Page<>(objects, unreadable, page.next().map(cursor));
    }

    /** Returns the objects of all pages, as {@link #stream(Optional, Function)} does. */
    Stream<ParaObject> stream(String app, Supplier<AppId> appId, Pager pager) {
        return stream(
                pager.cursor(),
                cursor -> read(app, appId, cursor.map(pager::after).orElse(pager)));
    }

    /**
     * Returns the objects of all pages. Each page is read when the stream reaches it. After the readable objects of a
     * page, the stream throws the page's first error.
     */
    static <T extends ParaObject> Stream<T> stream(
            Optional<String> cursor, Function<Optional<String>, Page<T>> reader) {
        Iterator<Page<T>> pages = new Iterator<>() {
            private Optional<String> next = cursor;
            private boolean isLast;

            @Override
            public boolean hasNext() {
                return !isLast;
            }

            @Override
            public Page<T> next() {
                if (isLast) {
                    throw new NoSuchElementException();
                }
                Page<T> page = reader.apply(next);
                next = page.next();
                isLast = next.isEmpty();
                return page;
            }
        };
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, traits), false)
                .flatMap(PageReader::objects);
    }

    private static <T extends ParaObject> Stream<T> objects(Page<T> page) {
        Stream<T> failing = page.unreadable().stream().map(error -> {
            throw error;
        });
        return Stream.concat(page.objects().stream(), failing);
    }
}
