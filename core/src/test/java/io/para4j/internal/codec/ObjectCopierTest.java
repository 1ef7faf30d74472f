package io.para4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.model.Sysprop;
import io.para4j.spi.Item;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Vector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An item that is read again and again gives a new object each time, the same as the first, and nobody else's. */
class ObjectCopierTest {
    static class Product extends AbstractParaObject {
        @Stored
        private @Nullable String title;

        @Stored
        int stock;

        @Stored
        boolean sold = true;

        @Stored
        @Nullable
        Instant at;

        @Stored
        @Nullable
        DayOfWeek day;

        @Stored
        byte @Nullable [] image;

        @Stored
        @Nullable
        List<String> colors;

        @Stored
        @Nullable
        List<Integer> sizes;

        List<String> unsaved = new ArrayList<>(List.of("new"));
    }

    private static final Map<String, Object> VALUES = Map.of(
            "title",
            "a",
            "stock",
            5,
            "at",
            "2024-02-29T00:00:00Z",
            "day",
            "MONDAY",
            "image",
            new byte[] {1, 2},
            "colors",
            List.of("red"),
            "sizes",
            List.of(1, 2),
            "name",
            "n",
            "tags",
            List.of("t"),
            "updated",
            7);

    private static Item item(String type, Map<String, Object> values) {
        return new Item("a1", type, 3, Optional.of("r3"), 1000, values);
    }

    private static <T extends ParaObject> List<T> decoded(Class<T> type, Map<String, Object> values) {
        ObjectCodec codec = Codecs.codec(type);
        Item item = item(ParaObject.typeOf(type), values);
        List<T> objects = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            objects.add(type.cast(codec.decode("shop", item)));
        }
        return objects;
    }

    @Test
    void everyObjectOfAnItemIsTheSame() {
        List<Product> objects = decoded(Product.class, VALUES);
        assertThat(objects)
                .allSatisfy(each -> assertThat(each)
                        .usingRecursiveComparison()
                        .withStrictTypeChecking()
                        .isEqualTo(objects.get(0)));
        assertThat(objects.get(3).title).isEqualTo("a");
        assertThat(objects.get(3).sold).isTrue();
        assertThat(objects.get(3).getAppid()).isEqualTo("shop");
        assertThat(objects.get(3).getRevision()).isEqualTo("r3");
    }

    @Test
    void whatIsDoneWithOneObjectDoesNotShowInAnother() {
        ObjectCodec codec = Codecs.codec(Product.class);
        Item item = item("product", VALUES);
        Product untouched = (Product) codec.decode("shop", item);
        for (int i = 0; i < 4; i++) {
            Product object = (Product) codec.decode("shop", item);
            assertThat(object).usingRecursiveComparison().isEqualTo(untouched);
            object.title = "changed";
            Objects.requireNonNull(object.image)[0] = 9;
            Objects.requireNonNull(object.colors).add("changed");
            Objects.requireNonNull(object.sizes).clear();
            Objects.requireNonNull(object.getTags()).add("changed");
            object.unsaved.add("changed");
            object.setId("changed");
        }
    }

    @Test
    void theSameItemReadInAnotherAppOrByAnotherCodecIsReadAnew() {
        Item item = item("product", VALUES);
        ObjectCodec codec = Codecs.codec(Product.class);
        for (int i = 0; i < 3; i++) {
            codec.decode("shop", item);
        }
        assertThat(codec.decode("blog", item).getAppid()).isEqualTo("blog");
        assertThat(Codecs.codec().decode("shop", item)).isInstanceOf(Sysprop.class);
        assertThat(codec.decode("shop", item)).isInstanceOf(Product.class);
    }

    @Test
    void anotherItemWithTheSameAttributesKeepsItsOwnState() {
        Item item = item("product", VALUES);
        ObjectCodec codec = Codecs.codec(Product.class);
        for (int i = 0; i < 3; i++) {
            codec.decode("shop", item);
        }
        Item next = new Item("a1", "product", 4, Optional.of("r4"), 1000, item.attributes());
        assertThat(codec.decode("shop", next).getVersion()).isEqualTo(4);
        assertThat(codec.decode("shop", item).getVersion()).isEqualTo(3);
    }

    static class Counting extends AbstractParaObject {
        int names;

        @Override
        public void setName(@Nullable String name) {
            names++;
            super.setName(name);
        }
    }

    @Test
    void aClassThatMakesItsPropertiesItselfIsAskedEachTime() {
        assertThat(decoded(Counting.class, Map.of("name", "n")))
                .allSatisfy(each -> assertThat(each.names).isEqualTo(1));
    }

    static class Shape {
        public int size;
    }

    static class Holder extends AbstractParaObject {
        @Stored
        @Nullable
        Shape shape;

        @Stored
        @Nullable
        Map<String, String> map;
    }

    @Test
    void fieldsOfAnyOtherClassAreReadAnewEachTime() {
        Map<String, Object> values = Map.of("shape", Map.of("size", 1), "map", new HashMap<>(Map.of("a", "b")));
        List<Holder> objects = decoded(Holder.class, values);
        assertThat(objects.stream().map(each -> System.identityHashCode(each.shape)))
                .doesNotHaveDuplicates();
        assertThat(objects.stream().map(each -> System.identityHashCode(each.map)))
                .doesNotHaveDuplicates();
    }

    static class Generic<X> extends AbstractParaObject {
        @Stored
        @Nullable
        X data;
    }

    static class OfTexts extends Generic<List<String>> {}

    static class OfBytes extends Generic<byte[]> {}

    @Test
    void valuesOfFieldsWhoseClassASubclassSaysAreNotShared() {
        List<OfTexts> texts = decoded(OfTexts.class, Map.of("data", List.of("a")));
        assertThat(texts.stream().map(each -> System.identityHashCode(each.data)))
                .doesNotHaveDuplicates();
        List<OfBytes> bytes = decoded(OfBytes.class, Map.of("data", new byte[] {1}));
        assertThat(bytes.stream().map(each -> System.identityHashCode(each.data)))
                .doesNotHaveDuplicates();
    }

    @SuppressWarnings("JdkObsolete") // any other kind of list
    static class Linked extends StdDeserializer<List<String>> {
        private static final long serialVersionUID = 1L;

        Linked() {
            super(List.class);
        }

        @Override
        public List<String> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            parser.skipChildren();
            return new Vector<>(List.of("linked"));
        }
    }

    static class WithVector extends AbstractParaObject {
        @Stored
        @JsonDeserialize(using = Linked.class)
        @Nullable
        List<String> list;
    }

    @Test
    void listsOfTheApplicationsOwnKindStayOfThatKind() {
        assertThat(decoded(WithVector.class, Map.of("list", List.of("a"))))
                .allSatisfy(each -> assertThat(each.list).isInstanceOf(Vector.class));
    }
}
