package io.para4j.examples.quickstart;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The data that comes with the program. The README beside the files gives its sources and licences. */
final class Datasets {
    /** The number of products. */
    static final int PRODUCTS = 9;

    /** The number of cities. */
    static final int CITIES = 6_465;

    private Datasets() {}

    /** Reads the shop's products, with the ids of the file. */
    static List<CatalogProduct> products() {
        JsonMapper mapper = JsonMapper.builder()
                .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        try (InputStream file = open("product-catalog.json")) {
            return List.of(mapper.readValue(file, CatalogProduct[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the gazetteer's cities one by one as the stream is consumed. Closing the stream closes the file. */
    static Stream<City> cities() {
        BufferedReader file = new BufferedReader(new InputStreamReader(open("cities.tsv"), StandardCharsets.UTF_8));
        return file.lines().skip(1).map(City::ofLine).onClose(() -> close(file));
    }

    /** Reads the ids of some of the cities, in the order of the file. */
    static List<String> cityIds(Predicate<City> choice) {
        try (Stream<City> cities = cities()) {
            return cities.filter(choice).map(City::getId).map(String::valueOf).toList();
        }
    }

    private static InputStream open(String name) {
        InputStream file = Datasets.class.getResourceAsStream("/data/" + name);
        if (file == null) {
            throw new IllegalStateException("data/" + name + " is not on the class path");
        }
        return file;
    }

    private static void close(BufferedReader file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
