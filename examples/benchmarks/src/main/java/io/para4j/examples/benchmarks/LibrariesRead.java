package io.para4j.examples.benchmarks;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.typesafe.config.ConfigFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A read of one bicycle by hand, in a program that uses the libraries of the framework for the least that they can do:
 * an injector that creates one object, the default configuration, and one object converted by Jackson.
 */
final class LibrariesRead {
    private LibrariesRead() {}

    static Bicycle read(DynamoDbClient client) {
        ConfigFactory.load();
        Injector injector = Guice.createInjector(
                binder -> binder.bind(HandWritten.class).toProvider(() -> new HandWritten(client)));
        Bicycle bicycle = injector.getInstance(HandWritten.class).read(StubAnswers.ID);
        JsonMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .build();
        return mapper.convertValue(mapper.valueToTree(bicycle), Bicycle.class);
    }
}
