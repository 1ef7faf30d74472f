package io.para4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DatasetsTest {

    @Test
    void theShopHasBooksAndBicycles() {
        List<CatalogProduct> products = Datasets.products();

        assertThat(products).hasSize(Datasets.PRODUCTS);
        assertThat(products.stream().collect(Collectors.groupingBy(CatalogProduct::category, Collectors.counting())))
                .containsOnly(entry("Book", 3L), entry("Bicycle", 6L));
        assertThat(products).extracting(CatalogProduct::getId).startsWith("101", "102", "103", "123", "201");
    }

    @Test
    void productsKeepDecimalsSetsAndAbsentFields() {
        CatalogProduct book = Datasets.products().get(0);
        CatalogProduct bicycle = Datasets.products().get(3);

        assertThat(book.facts())
                .contains(new Dimensions(new BigDecimal("8.5"), BigDecimal.valueOf(11), new BigDecimal("0.5")));
        assertThat(book.colors()).isNull();
        assertThat(bicycle.colors()).containsExactlyInAnyOrder("Red", "Black");
        assertThat(bicycle.reviewCount()).isEqualTo(3);
        assertThat(bicycle.quantityOnHand()).isNull();
    }

    @Test
    void theGazetteerHasEachCityOnce() {
        List<String> ids = Datasets.cityIds(city -> true);

        assertThat(ids).hasSize(Datasets.CITIES).doesNotHaveDuplicates();
        assertThat(Datasets.cityIds(City::isCapital)).hasSize(171);
        assertThat(Datasets.cityIds(City::isSection)).hasSize(236);
    }

    @Test
    void citiesKeepAccentsAndUnknownAltitudes() {
        try (Stream<City> cities = Datasets.cities()) {
            List<City> all = cities.toList();

            assertThat(all).extracting(City::getName).contains("Āzādshahr", "Potosí");
            assertThat(all).filteredOn(city -> city.facts().get(6) == null).hasSize(7);
            assertThat(all).extracting(City::country).contains("NA", "XK");
        }
    }
}
