package io.para4j.dao.dynamodb;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
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
    private static final ExecutionAttribute<Integer> LENGTH = RequestSplitter.attribute(RequestJoiner.class, "length");

    /** Joins the body once, also if the client has two such interceptors. */
    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] member = attributes.getAttribute(RequestSplitter.MEMBER);
        if (member == null) {
            return context.requestBody();
        }
        RequestBody rest = context.requestBody().orElseThrow();
        byte[] body = joined(member, bytesOf(rest));
        attributes.putAttribute(RequestSplitter.MEMBER, null);
        attributes.putAttribute(LENGTH, body.length);
        return Optional.of(RequestBody.fromContentProvider(
                ContentStreamProvider.fromByteArrayUnsafe(body), body.length, rest.contentType()));
    }

    /** Sets the length of the body, which the SDK has let {@link #modifyHttpContent} join before. */
    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        Integer length = attributes.getAttribute(LENGTH);
        return length == null
                ? context.httpRequest()
                : context.httpRequest().toBuilder()
                        .putHeader("Content-Length", length.toString())
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
        if (rest.length <= EMPTY.length()) {
            return member;
        }
        byte[] joined = Arrays.copyOf(member, member.length + rest.length - 1);
        joined[member.length - 1] = ',';
        System.arraycopy(rest, 1, joined, member.length, rest.length - 1);
        return joined;
    }
}
