package io.para4j.dao.dynamodb;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.testkit.dynamodb.FaultTransport;

/** Makes the store's client use a transport that fails as it is told; to be installed next to the store's module. */
final class FaultyClient extends AbstractModule {
    private final FaultTransport transport;

    private FaultyClient(FaultTransport transport) {
        this.transport = transport;
    }

    static FaultyClient over(FaultTransport transport) {
        return new FaultyClient(transport);
    }

    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), DynamoDbClientCustomizer.class)
                .setBinding()
                .toInstance(transport::install);
    }
}
