package io.para4j.examples.serverless.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.examples.serverless.domain.ShopObject;
import io.para4j.model.ParaObject;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.IndexDefinition;
import io.para4j.spi.IndexField;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lists of a collection. The declared indexes are all that there is to filter by: the partition field of one selects
 * the objects, and its sort field can be limited by {@code .from} and {@code .to}. Without a filter the index
 * {@link ShopObject#ALL} lists the collection.
 *
 * @param <T> the class of the objects
 */
final class Listing<T extends ShopObject> {
    static final int MAX_LIMIT = 100;
    static final int DEFAULT_LIMIT = 20;

    private final String collection;
    private final Representation<T> representation;
    private final List<IndexDefinition> indexes;

    Listing(String collection, Representation<T> representation, DeclaredIndexes indexes) {
        this.collection = collection;
        this.representation = representation;
        this.indexes = indexes.of(ParaObject.typeOf(representation.objectClass()));
    }

    /** Answers the list that the parameters of a request ask for. */
    ApiResponse answer(ApiRequest request, Store store) {
        Query<T> query = query(request.query());
        try {
            return answer(request, store.find(query));
        } catch (IllegalArgumentException e) {
            throw malformed("A filter has a value that no object can have.");
        }
    }

    /** Returns the query for the parameters of a request. */
    private Query<T> query(Map<String, String> parameters) {
        Map<String, String> rest = new LinkedHashMap<>(parameters);
        Pager pager = Pager.of(limit(Optional.ofNullable(rest.remove("limit"))));
        Optional<String> cursor = Optional.ofNullable(rest.remove("cursor"));
        boolean isDescending = isDescending(Optional.ofNullable(rest.remove("order")));
        IndexDefinition index = index(rest);
        String partition = index.partition().name();
        Query<T> query = Query.of(representation.objectClass(), index.name())
                .equal(isAll(index) ? collection : value(partition, String.valueOf(rest.remove(partition))))
                .page(cursor.map(pager::after).orElse(pager));
        for (Map.Entry<String, String> bound : rest.entrySet()) {
            query = limited(query, index, bound.getKey(), bound.getValue());
        }
        return isDescending ? query.descending() : query;
    }

    private IndexDefinition index(Map<String, String> parameters) {
        return indexes.stream()
                .filter(index -> !isAll(index)
                        && parameters.containsKey(index.partition().name()))
                .findFirst()
                .or(() -> indexes.stream().filter(Listing::isAll).findFirst())
                .orElseThrow();
    }

    private static boolean isAll(IndexDefinition index) {
        return index.name().equals(ShopObject.ALL);
    }

    private Query<T> limited(Query<T> query, IndexDefinition index, String parameter, String text) {
        String sort = index.sort().map(IndexField::name).orElse("");
        if (parameter.equals(sort + ".from")) {
            return query.from(value(sort, text));
        }
        if (parameter.equals(sort + ".to")) {
            return query.to(value(sort, text));
        }
        throw new ProblemException(
                        Problem.UNKNOWN_FILTER,
                        "The list has no such filter, or not together with the others; see \"filters\".")
                .with("parameter", parameter)
                .with("filters", filters());
    }

    /** Returns the parameters that can be used together: those of each index. */
    private List<Map<String, Object>> filters() {
        return indexes.stream()
                .map(index -> {
                    Map<String, Object> filter = new LinkedHashMap<>();
                    if (!isAll(index)) {
                        filter.put("equal", index.partition().name());
                    }
                    index.sort()
                            .ifPresent(
                                    sort -> filter.put("range", List.of(sort.name() + ".from", sort.name() + ".to")));
                    return filter;
                })
                .toList();
    }

    private Object value(String field, String text) {
        ObjectField<T, ?> known = representation.field(field).orElseThrow();
        try {
            return representation.json().parameter(text, known.type());
        } catch (IllegalArgumentException e) {
            throw malformed(field + " has a value of another kind.");
        }
    }

    private static int limit(Optional<String> text) {
        int limit = text.filter(each -> each.matches("[0-9]{1,3}"))
                .map(Integer::parseInt)
                .orElse(text.isPresent() ? 0 : DEFAULT_LIMIT);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw malformed("limit is a number from 1 to " + MAX_LIMIT + ".");
        }
        return limit;
    }

    private static boolean isDescending(Optional<String> order) {
        if (order.isPresent() && !order.get().matches("asc|desc")) {
            throw malformed("order is asc or desc.");
        }
        return order.equals(Optional.of("desc"));
    }

    static ProblemException malformed(String detail) {
        return new ProblemException(Problem.MALFORMED_REQUEST, detail);
    }

    /** Returns the answer for a page. Its cursor is in the body, and in a link to the next page (RFC 8288). */
    private ApiResponse answer(ApiRequest request, Page<T> page) {
        ObjectNode body = representation.json().object();
        ArrayNode items = body.putArray("items");
        page.objects().forEach(object -> items.add(representation.of(object)));
        page.next().ifPresent(cursor -> body.put("next", cursor));
        if (!page.unreadable().isEmpty()) {
            body.put("unreadable", page.unreadable().size());
        }
        ApiResponse answer = ApiResponse.json(200, body);
        page.next().ifPresent(cursor -> answer.header("Link", link(request, cursor)));
        return answer;
    }

    private static String link(ApiRequest request, String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>(request.query());
        parameters.put("cursor", cursor);
        String query = parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        return "<" + request.path() + "?" + query + ">; rel=\"next\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
