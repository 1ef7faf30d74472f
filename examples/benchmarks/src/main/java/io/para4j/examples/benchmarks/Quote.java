package io.para4j.examples.benchmarks;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An object with two fields that Jackson converts: a record, and a list of five records. */
public final class Quote extends AbstractParaObject {
    @Stored
    @Nullable
    Address address;

    @Stored
    @Nullable
    List<Line> lines;

    /** Creates a quote without values. */
    public Quote() {}

    record Address(String street, String city, String country) {}

    record Line(String product, int quantity, BigDecimal price) {}

    static Quote sample() {
        Quote quote = new Quote();
        quote.address = new Address("1 Long Road", "Dublin", "IE");
        quote.lines = IntStream.range(0, 5)
                .mapToObj(i -> new Line("18-Bike-20" + i, i + 1, new BigDecimal("499.95")))
                .toList();
        return quote;
    }
}
