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
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads pages of objects: checks the limit, converts between cursors and the store's positions, and separates
 * unreadable items.
 */
final class PageReader {
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
    Page read(String app, Supplier<AppId> appId, Pager pager) {
        int limit = checkLimit(pager);
        Optional<String> position = pager.cursor().map(cursor -> Cursor.decode(app, cursor));
        ItemPage page = dao.readPage(appId.get(), limit, position);
        List<ParaObject> objects = new ArrayList<>(page.items().size());
        List<UnreadableObjectException> unreadable = new ArrayList<>(page.unreadable());
        for (Item item : page.items()) {
            try {
                objects.add(pager.isGeneric() ? codec.decodeGeneric(app, item) : codec.decode(app, item));
            } catch (UnreadableObjectException e) {
                unreadable.add(e);
            }
        }
        return new Page(objects, unreadable, page.next().map(next -> Cursor.encode(app, next)));
    }

    /**
     * Returns the objects of all pages. Each page is read when the stream reaches it. After the readable objects of a
     * page, the stream throws the page's first error.
     */
    Stream<ParaObject> stream(String app, Supplier<AppId> appId, Pager pager) {
        Iterator<Page> pages = new Iterator<>() {
            private Optional<Pager> next = Optional.of(pager);

            @Override
            public boolean hasNext() {
                return next.isPresent();
            }

            @Override
            public Page next() {
                Pager current = next.orElseThrow(NoSuchElementException::new);
                Page page = read(app, appId, current);
                next = page.next().map(current::after);
                return page;
            }
        };
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, traits), false)
                .flatMap(PageReader::objects);
    }

    private static Stream<ParaObject> objects(Page page) {
        Stream<ParaObject> failing = page.unreadable().stream().map(error -> {
            throw error;
        });
        return Stream.concat(page.objects().stream(), failing);
    }
}
