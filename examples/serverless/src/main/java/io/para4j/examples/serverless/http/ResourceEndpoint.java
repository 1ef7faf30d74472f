package io.para4j.examples.serverless.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.para4j.Para;
import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ParaException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.examples.serverless.domain.ShopObject;
import io.para4j.spi.DeclaredIndexes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one collection and its objects. The entity tag of an object is its revision.
 *
 * @param <T> the class of the objects
 */
public abstract class ResourceEndpoint<T extends ShopObject> {
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Para para;
    private final String collection;
    private final Representation<T> representation;
    private final Listing<T> listing;

    protected ResourceEndpoint(
            Para para, String collection, Representation<T> representation, DeclaredIndexes indexes) {
        this.para = para;
        this.collection = collection;
        this.representation = representation;
        this.listing = new Listing<>(collection, representation, indexes);
    }

    /** Stores a new object of a tenant. */
    protected void create(Store store, T object) {
        store.create(object);
    }

    /** Deletes an object of a tenant in the state in which it was read. */
    protected void delete(Store store, T object) {
        store.delete(object);
    }

    final ApiResponse answer(ApiRequest request, String tenant) {
        Store store = para.store(tenant);
        if (request.id().isEmpty()) {
            return switch (request.method()) {
                case "GET", "HEAD" -> listing.answer(request, store);
                case "POST" -> post(request, store);
                default -> throw notAllowed("GET, HEAD, POST");
            };
        }
        String id = request.id().get();
        return switch (request.method()) {
            case "GET", "HEAD" -> read(request, store, id);
            case "PUT" -> put(request, store, id);
            case "PATCH" -> patch(request, store, id);
            case "DELETE" -> delete(request, store, id);
            default -> throw notAllowed("GET, HEAD, PUT, PATCH, DELETE");
        };
    }

    private static ProblemException notAllowed(String methods) {
        return new ProblemException(Problem.METHOD_NOT_ALLOWED, "Use one of " + methods + ".").header("Allow", methods);
    }

    private ApiResponse read(ApiRequest request, Store store, String id) {
        T object = find(store, id, ReadOptions.defaults());
        String tag = tag(object);
        boolean isKnown = request.header("If-None-Match")
                .filter(header -> EntityTags.parse("If-None-Match", header).hasWeak(tag))
                .isPresent();
        return isKnown ? ApiResponse.empty(304).header("ETag", tag) : shown(200, object);
    }

    private ApiResponse post(ApiRequest request, Store store) {
        requireType(request, "application/json", "Accept-Post");
        byte[] body = request.body();
        T object = representation.create(representation.json().read(body));
        Optional<IdempotencyKey> key = IdempotencyKey.of(request, store.app(), collection, body);
        if (key.isEmpty()) {
            create(store, object);
            return created(request, object);
        }
        return created(request, createOnce(store, object, key.get()));
    }

    /** Creates an object under the id of a key, or returns the one that an earlier request with the key has created. */
    private T createOnce(Store store, T object, IdempotencyKey key) {
        if (object.getId() != null) {
            throw new ProblemException(Problem.INVALID_OBJECT, "The id comes from the " + IdempotencyKey.HEADER + ".");
        }
        Supplier<Optional<T>> earlier = () -> lookUp(store, key.id(), ReadOptions.strong());
        Optional<T> first = earlier.get();
        if (first.isEmpty()) {
            object.setId(key.id());
            object.setFingerprint(key.fingerprint());
            try {
                create(store, object);
                return object;
            } catch (ObjectExistsException e) {
                // Another request with the key may have come between.
                first = Optional.of(earlier.get().orElseThrow(() -> e));
            }
        }
        if (!key.fingerprint().equals(first.get().fingerprint())) {
            throw new ProblemException(
                    Problem.IDEMPOTENCY_KEY_REUSED, "An earlier request with this key had another body.");
        }
        return first.get();
    }

    private ApiResponse put(ApiRequest request, Store store, String id) {
        requireType(request, "application/json", "Accept");
        Optional<String> ifNoneMatch = request.header("If-None-Match");
        if (ifNoneMatch.isEmpty()) {
            EntityTags expected = required(request);
            ObjectNode body = representation.json().read(request.body());
            return written(store, id, expected, stored -> {
                representation.replace(stored, body);
                store.update(stored);
                return shown(200, stored);
            });
        }
        if (!ifNoneMatch.get().strip().equals("*") || request.header("If-Match").isPresent()) {
            throw Listing.malformed("PUT needs either If-Match with a tag, or If-None-Match with *.");
        }
        return putNew(request, store, id);
    }

    private ApiResponse putNew(ApiRequest request, Store store, String id) {
        ObjectNode body = representation.json().read(request.body());
        T object = representation.create(body.put("id", id));
        try {
            create(store, object);
        } catch (ObjectExistsException e) {
            // The id may also belong to an object of another collection: then it is taken, and there is no tag.
            throw lookUp(store, id, ReadOptions.strong())
                    .<RuntimeException>map(current -> preconditionFailed(current, e))
                    .orElse(e);
        }
        return created(request, object);
    }

    private ApiResponse patch(ApiRequest request, Store store, String id) {
        requireType(request, MERGE_PATCH, "Accept-Patch");
        EntityTags expected = required(request);
        ObjectNode body = representation.json().read(request.body());
        return written(store, id, expected, stored -> {
            Optional<Patch<T>> patch = representation.patch(stored, body);
            return shown(200, patch.map(some -> store.patch(id, some)).orElse(stored));
        });
    }

    private ApiResponse delete(ApiRequest request, Store store, String id) {
        return written(store, id, required(request), stored -> {
            delete(store, stored);
            return ApiResponse.empty(204);
        });
    }

    /** A conditional write of an object that was read. */
    private interface Write<T> {
        ApiResponse to(T stored);
    }

    /**
     * Reads an object strongly, compares its tag, and writes it in the state that was read. So a write between the two is
     * refused by the store.
     */
    private ApiResponse written(Store store, String id, EntityTags expected, Write<T> write) {
        T stored = find(store, id, ReadOptions.strong());
        if (!expected.hasStrong(tag(stored))) {
            throw preconditionFailed(stored, null);
        }
        try {
            return write.to(stored);
        } catch (VersionConflictException e) {
            throw preconditionFailed(find(store, id, ReadOptions.strong()), e);
        }
    }

    private T find(Store store, String id, ReadOptions options) {
        return lookUp(store, id, options)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "Nothing is stored under this id."));
    }

    /** Returns the object of this collection under an id. */
    private Optional<T> lookUp(Store store, String id, ReadOptions options) {
        if (!Representation.isId(id)) {
            return Optional.empty();
        }
        try {
            return store.read(representation.objectClass(), id, options);
        } catch (TypeMismatchException e) {
            return Optional.empty();
        }
    }

    private static EntityTags required(ApiRequest request) {
        return request.header("If-Match")
                .map(header -> EntityTags.parse("If-Match", header))
                .orElseThrow(() -> new ProblemException(
                        Problem.PRECONDITION_REQUIRED,
                        "Send If-Match with the ETag of the object as you have read it."));
    }

    private static void requireType(ApiRequest request, String type, String accepted) {
        String given =
                request.header("Content-Type").orElse("").split(";", 2)[0].strip();
        if (!given.equalsIgnoreCase(type)) {
            throw new ProblemException(Problem.UNSUPPORTED_MEDIA_TYPE, "Send " + type + ".").header(accepted, type);
        }
    }

    private static ProblemException preconditionFailed(ShopObject current, @Nullable ParaException cause) {
        return new ProblemException(
                        Problem.PRECONDITION_FAILED,
                        "The object has changed since it was read. Read it again and reapply the change.",
                        cause)
                .header("ETag", tag(current));
    }

    private static String tag(ShopObject object) {
        return "\"" + Objects.requireNonNull(object.getRevision(), "an object that was read has a revision") + "\"";
    }

    private ApiResponse created(ApiRequest request, T object) {
        String path = request.path();
        String location = request.id().isPresent() ? path : path.replaceAll("/+$", "") + "/" + object.getId();
        return shown(201, object).header("Location", location);
    }

    private ApiResponse shown(int status, T object) {
        return ApiResponse.json(status, representation.of(object)).header("ETag", tag(object));
    }
}
