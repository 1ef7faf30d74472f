package io.para4j.examples.quickstart;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.Locked;
import io.para4j.model.Stored;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A city of the gazetteer. Its name is stored in the field that every object has. The index finds the cities of a
 * country, in the order of their population.
 */
@Index(name = "by_population", partition = "country", sort = "population")
final class City extends AbstractParaObject {
    @Stored
    @Locked
    @NotNull
    @Pattern(regexp = "[A-Z]{2}")
    private String country;

    @Stored
    private @Nullable String adminCode;

    @Stored
    @NotNull
    private String featureCode;

    @Stored
    @PositiveOrZero
    private long population;

    @Stored
    private @Nullable Integer altitude;

    @Stored
    @NotNull
    @DecimalMin("-90")
    @DecimalMax("90")
    private BigDecimal latitude;

    @Stored
    @NotNull
    @DecimalMin("-180")
    @DecimalMax("180")
    private BigDecimal longitude;

    /** For Para, which sets the fields when it reads a city. */
    @SuppressWarnings("NullAway.Init")
    City() {}

    /** Reads a line of the data file. An empty column is an absent field. */
    static City ofLine(String line) {
        String[] columns = line.split("\t", -1);
        City city = new City();
        city.setId(columns[0]);
        city.setName(columns[1]);
        city.country = columns[2];
        city.adminCode = columns[3].isEmpty() ? null : columns[3];
        city.featureCode = columns[4];
        city.population = Long.parseLong(columns[5]);
        city.altitude = columns[6].isEmpty() ? null : Integer.valueOf(columns[6]);
        city.latitude = new BigDecimal(columns[7]);
        city.longitude = new BigDecimal(columns[8]);
        return city;
    }

    String country() {
        return country;
    }

    long population() {
        return population;
    }

    /** Returns whether the city is the capital of a country or territory (GeoNames' feature code PPLC). */
    boolean isCapital() {
        return featureCode.equals("PPLC");
    }

    /** Returns whether this is only a section of a city (GeoNames' feature code PPLX). */
    boolean isSection() {
        return featureCode.equals("PPLX");
    }

    /** Returns the values of all fields, to compare two cities. */
    List<@Nullable Object> facts() {
        return Arrays.asList(
                getId(), getName(), country, adminCode, featureCode, population, altitude, latitude, longitude);
    }
}
