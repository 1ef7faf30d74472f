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
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Puts the member that the {@link RequestSplitter} has taken out of a request into the body that the SDK has made of the
 * rest. This interceptor comes first, so that all others see and change the whole body.
 */
final class RequestJoiner implements ExecutionInterceptor {
    private static final String EMPTY = "{}";

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] member = attributes.getAttribute(RequestSplitter.MEMBER);
        return member == null
                ? context.requestBody()
                : Optional.of(RequestBody.fromBytes(joined(member, restOf(context))));
    }

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] member = attributes.getAttribute(RequestSplitter.MEMBER);
        if (member == null) {
            return context.httpRequest();
        }
        int length = joinedLength(member, lengthOf(context.requestBody().orElseThrow()));
        return context.httpRequest().toBuilder()
                .putHeader("Content-Length", String.valueOf(length))
                .build();
    }

    private static byte[] restOf(Context.ModifyHttpRequest context) {
        RequestBody inMemory = context.requestBody().orElseThrow();
        byte[] rest = new byte[lengthOf(inMemory)];
        try (InputStream body = inMemory.contentStreamProvider().newStream()) {
            body.readNBytes(rest, 0, rest.length);
            return rest;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int lengthOf(RequestBody body) {
        return body.optionalContentLength().orElseThrow().intValue();
    }

    /** Returns one object of the member that was taken out and the rest. */
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
