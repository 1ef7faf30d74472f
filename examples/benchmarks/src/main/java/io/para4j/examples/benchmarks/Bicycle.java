package io.para4j.examples.benchmarks;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.Stored;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An object with 12 fields of its own and about 600 bytes. */
@Index(name = "by_brand", partition = "brand", sort = "price")
public final class Bicycle extends AbstractParaObject {
    static final String DESCRIPTION = "A light frame, drop handlebars and narrow tyres. ".repeat(6);

    @Stored
    @Nullable
    String title;

    @Stored
    @Nullable
    String description;

    @Stored
    @Nullable
    String brand;

    @Stored
    @Nullable
    String bicycleType;

    @Stored
    @Nullable
    BigDecimal price;

    @Stored
    int stock;

    @Stored
    long sold;

    @Stored
    double weight;

    @Stored
    boolean inStock;

    @Stored
    @Nullable
    List<String> colors;

    @Stored
    @Nullable
    String supplier;

    @Stored
    @Nullable
    String warranty;

    /** Creates a bicycle without values. */
    public Bicycle() {}

    static Bicycle sample() {
        Bicycle bicycle = new Bicycle();
        bicycle.setName("18-Bike-204");
        bicycle.title = "18-Bike-204, a bicycle for long roads";
        bicycle.description = DESCRIPTION;
        bicycle.brand = "Brand-Company C";
        bicycle.bicycleType = "Road";
        bicycle.price = new BigDecimal("499.95");
        bicycle.stock = 12;
        bicycle.sold = 3_456;
        bicycle.weight = 8.25;
        bicycle.inStock = true;
        bicycle.colors = List.of("Red", "Green", "Black");
        bicycle.supplier = "Company C, warehouse 7";
        bicycle.warranty = "Two years on the frame, one year on everything else";
        return bicycle;
    }

    /** Returns new bicycles without ids. */
    static List<Bicycle> samples(int count) {
        List<Bicycle> bicycles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            bicycles.add(sample());
        }
        return bicycles;
    }

    /** Returns new bicycles under given ids. */
    static List<Bicycle> samples(List<String> ids) {
        List<Bicycle> bicycles = new ArrayList<>(ids.size());
        for (String id : ids) {
            Bicycle bicycle = sample();
            bicycle.setId(id);
            bicycles.add(bicycle);
        }
        return bicycles;
    }
}
