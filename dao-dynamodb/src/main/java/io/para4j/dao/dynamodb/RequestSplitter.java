package io.para4j.dao.dynamodb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Removes the items from BatchWriteItem and TransactWriteItems requests and writes them with {@link RequestMembers}, in a
 * fraction of the SDK's time. The {@link RequestJoiner} puts them into the body that the SDK makes of the rest. This
 * interceptor comes last, so that all others see and change the whole request. A request that cannot be split is left to
 * the SDK, which then also reports what is wrong with it.
 */
final class RequestSplitter implements ExecutionInterceptor {
    /** The member that was removed, as a JSON object. */
    static final ExecutionAttribute<byte[]> MEMBER = attribute(RequestSplitter.class, "member");

    /**
     * Creates an attribute of requests. The SDK wants a name that no other attribute has, also of a copy of this class in
     * another class loader.
     */
    static <T> ExecutionAttribute<T> attribute(Class<? extends ExecutionInterceptor> owner, String name) {
        return new ExecutionAttribute<>(owner.getName() + "." + name + "." + UUID.randomUUID());
    }

    /** Returns a configuration with this interceptor and its {@link RequestJoiner}. */
    static ClientOverrideConfiguration addTo(ClientOverrideConfiguration configuration) {
        List<ExecutionInterceptor> interceptors = new ArrayList<>();
        interceptors.add(new RequestJoiner());
        interceptors.addAll(configuration.executionInterceptors());
        interceptors.add(new RequestSplitter());
        return configuration.toBuilder().executionInterceptors(interceptors).build();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        try {
            return split(request, attributes);
        } catch (IOException | IllegalArgumentException e) {
            return request;
        }
    }

    private static SdkRequest split(SdkRequest request, ExecutionAttributes attributes) throws IOException {
        if (request instanceof BatchWriteItemRequest write && write.hasRequestItems()) {
            attributes.putAttribute(MEMBER, RequestMembers.requestItems(write.requestItems()));
            return write.toBuilder()
                    .requestItems((Map<String, List<WriteRequest>>) null)
                    .build();
        }
        if (request instanceof TransactWriteItemsRequest write && write.hasTransactItems()) {
            attributes.putAttribute(MEMBER, RequestMembers.transactItems(write.transactItems()));
            return write.toBuilder()
                    .transactItems((List<TransactWriteItem>) null)
                    .build();
        }
        return request;
    }
}
