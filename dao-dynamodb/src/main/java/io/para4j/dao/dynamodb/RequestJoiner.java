package io.para4j.dao.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Puts the member that the {@link RequestSplitter} has removed from a request into the body that the SDK has made of the
 * rest. This interceptor comes first, so that all others see and change the whole body.
 */
final class RequestJoiner implements ExecutionInterceptor {
    private static final String EMPTY = "{}";

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] member = attributes.getAttribute(RequestSplitter.MEMBER);
        if (member == null) {
            return context.requestBody();
        }
        RequestBody rest = context.requestBody().orElseThrow();
        byte[] body = joined(member, bytesOf(rest));
        return Optional.of(RequestBody.fromContentProvider(
                ContentStreamProvider.fromByteArrayUnsafe(body), body.length, rest.contentType()));
    }

    /** Sets the length of the body, after which the member is not needed any more. */
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] member = attributes.getAttribute(RequestSplitter.MEMBER);
        if (member == null) {
            return context.httpRequest();
        }
        attributes.putAttribute(RequestSplitter.MEMBER, null);
        int length = joinedLength(member, bytesOf(context.requestBody().orElseThrow()).length);
        return context.httpRequest().toBuilder()
                .putHeader("Content-Length", String.valueOf(length))
                .build();
    }

    private static byte[] bytesOf(RequestBody inMemory) {
        try (InputStream body = inMemory.contentStreamProvider().newStream()) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Merges two JSON objects into one. The first is not empty. */
    private static byte[] joined(byte[] member, byte[] rest) {
        byte[] joined = Arrays.copyOf(member, joinedLength(member, rest.length));
        if (joined.length > member.length) {
            joined[member.length - 1] = ',';
            System.arraycopy(rest, 1, joined, member.length, rest.length - 1);
        }
        return joined;
    }

    private static int joinedLength(byte[] member, int rest) {
        return rest <= EMPTY.length() ? member.length : member.length + rest - 1;
    }
}
