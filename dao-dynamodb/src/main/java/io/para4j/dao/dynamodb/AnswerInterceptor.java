package io.para4j.dao.dynamodb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Passes the bytes of answers to their {@link AnswerItems}, and what is left of them to the SDK. Decoding an item from
 * its bytes takes a fraction of the time in which the SDK builds an {@code AttributeValue} for each value. Safe for use
 * by many threads.
 */
final class AnswerInterceptor implements ExecutionInterceptor {
    private static final ExecutionAttribute<AnswerItems> ITEMS =
            RequestSplitter.attribute(AnswerInterceptor.class, "items");
    private static final String CHECKSUM = "x-amz-crc32";

    /**
     * The items that the next request of a thread is to receive. An execution attribute of the request would be the SDK's
     * way, but the SDK copies the settings of a request several times.
     */
    @SuppressWarnings("ThreadLocalUsage") // each client has its own requests
    private final ThreadLocal<@Nullable AnswerItems> ofNextRequest = new ThreadLocal<>();

    /** Returns the interceptor of a client; empty if the application has built the client. */
    static Optional<AnswerInterceptor> in(SdkClient client) {
        return client.serviceClientConfiguration().overrideConfiguration().executionInterceptors().stream()
                .filter(AnswerInterceptor.class::isInstance)
                .map(AnswerInterceptor.class::cast)
                .findFirst();
    }

    /**
     * Returns whether a client has no interceptor that changes the SDK's response objects, in which the decoded items are
     * missing. With such an interceptor, the SDK reads all answers.
     */
    static boolean suits(ClientOverrideConfiguration configuration) {
        return configuration.executionInterceptors().stream().noneMatch(AnswerInterceptor::changesResponses);
    }

    private static boolean changesResponses(ExecutionInterceptor interceptor) {
        try {
            return interceptor
                            .getClass()
                            .getMethod("modifyResponse", Context.ModifyResponse.class, ExecutionAttributes.class)
                            .getDeclaringClass()
                    != ExecutionInterceptor.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("each interceptor has the method", e);
        }
    }

    /** Returns a configuration with the interceptor, which sees answers after all others, in the reverse of their order. */
    ClientOverrideConfiguration addTo(ClientOverrideConfiguration configuration) {
        List<ExecutionInterceptor> interceptors = new ArrayList<>();
        interceptors.add(this);
        interceptors.addAll(configuration.executionInterceptors());
        return configuration.toBuilder().executionInterceptors(interceptors).build();
    }

    /**
     * Returns a plugin that adds the interceptor to the client for one request. The SDK configures the client again for
     * that, which is worth it for answers with many items only.
     */
    SdkPlugin forOneRequest() {
        return client -> client.overrideConfiguration(addTo(client.overrideConfiguration()));
    }

    /** Sends a request whose answer some items are to receive. The SDK executes it on the calling thread. */
    <R> R send(AnswerItems items, Supplier<R> request) {
        items.leave(new byte[0]);
        ofNextRequest.set(items);
        try {
            return request.get();
        } finally {
            ofNextRequest.remove();
        }
    }

    /** Takes the items at once, so that they are not those of a request which another interceptor sends meanwhile. */
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        AnswerItems items = ofNextRequest.get();
        if (items != null) {
            ofNextRequest.remove();
            attributes.putAttribute(ITEMS, items);
        }
    }

    @Override
    public SdkHttpResponse modifyHttpResponse(Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        AnswerItems items = attributes.getAttribute(ITEMS);
        SdkHttpResponse response = context.httpResponse();
        if (items == null || context.responseBody().isEmpty()) {
            return response;
        }
        byte[] answer = read(context.responseBody().get());
        Optional<String> checksum = response.firstMatchingHeader(CHECKSUM);
        boolean isPlain = response.isSuccessful()
                && response.firstMatchingHeader("Content-Encoding").isEmpty();
        if (isPlain && (checksum.isEmpty() || checksum.get().equals(checksumOf(answer)))) {
            items.decode(answer);
        } else {
            items.leave(answer);
        }
        // The checksum is that of the whole answer. The SDK checks it where nothing was decoded.
        return items.isDecoded() && checksum.isPresent()
                ? response.toBuilder().removeHeader(CHECKSUM).build()
                : response;
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        AnswerItems items = attributes.getAttribute(ITEMS);
        return items == null || context.responseBody().isEmpty()
                ? context.responseBody()
                : Optional.of(new ByteArrayInputStream(items.rest()));
    }

    private static String checksumOf(byte[] answer) {
        CRC32 checksum = new CRC32();
        checksum.update(answer);
        return Long.toString(checksum.getValue());
    }

    /** Reads a body to its end and closes it, which returns the connection to its pool. */
    private static byte[] read(InputStream body) {
        try (body) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw SdkClientException.create("the answer could not be read to its end: " + e.getMessage(), e);
        }
    }
}
