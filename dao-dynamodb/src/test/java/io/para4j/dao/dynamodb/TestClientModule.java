package io.para4j.dao.dynamodb;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.ForPara;
import io.para4j.testkit.dynamodb.FaultTransport;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Binds another client for the store, or a change to its client. Install it next to {@link AWSDynamoDAOModule}. */
final class TestClientModule<T> extends AbstractModule {
    private final Key<T> key;
    private final T instance;

    private TestClientModule(Key<T> key, T instance) {
        this.key = key;
        this.instance = instance;
    }

    /** Returns a module that replaces the store's client. */
    static Module of(DynamoDbClient client) {
        return new TestClientModule<>(Key.get(DynamoDbClient.class, ForPara.class), client);
    }

    /** Returns a module that customizes the store's client. */
    static Module of(DynamoDBClientCustomizer customizer) {
        return new TestClientModule<>(Key.get(DynamoDBClientCustomizer.class), customizer);
    }

    /** Returns a module that binds the HTTP client of the store. */
    static Module bound(SdkHttpClient client) {
        return new TestClientModule<>(Key.get(SdkHttpClient.class, ForPara.class), client);
    }

    /** Returns a module that makes the store's client use a transport with faults. */
    static Module over(FaultTransport transport) {
        return of((DynamoDBClientCustomizer) transport::install);
    }

    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), key).setBinding().toInstance(instance);
    }
}
