package io.para4j.dao.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** An interceptor that the SDK finds on the class path and adds to each client. It can record the bodies of answers. */
public final class ClassPathInterceptor implements ExecutionInterceptor {
    private static final ThreadLocal<@Nullable List<String>> BODIES = new ThreadLocal<>();

    /** Creates the interceptor, for the SDK. */
    public ClassPathInterceptor() {}

    /** Returns the bodies of the answers to an action's requests on this thread, each after its checksum. */
    static List<String> bodiesDuring(Runnable action) {
        List<String> bodies = new ArrayList<>();
        BODIES.set(bodies);
        try {
            action.run();
        } finally {
            BODIES.remove();
        }
        return bodies;
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        List<String> bodies = BODIES.get();
        if (bodies == null || context.responseBody().isEmpty()) {
            return context.responseBody();
        }
        String checksum =
                context.httpResponse().firstMatchingHeader("x-amz-crc32").orElse("none");
        try (InputStream body = context.responseBody().get()) {
            byte[] bytes = body.readAllBytes();
            bodies.add(checksum + " " + new String(bytes, StandardCharsets.UTF_8));
            return Optional.of(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
