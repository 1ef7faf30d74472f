package io.para4j.internal.codec;

import static io.para4j.internal.codec.Codecs.codec;
import static io.para4j.internal.codec.Codecs.read;
import static io.para4j.internal.codec.Codecs.roundTrip;
import static io.para4j.internal.codec.Codecs.stored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.annotation.JacksonInject;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonFilter;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonIgnoreType;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.JsonView;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of {@code @Stored}: it alone decides which fields are stored, whatever annotations shape the outside JSON. */
class ObjectCodecStoredTest {
    public static class Nested {
        public String x = "nested";
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonIgnoreProperties({"byClass"})
    static class Hidden extends AbstractParaObject {
        @Stored
        @JsonIgnore
        String ignored = "1";

        @Stored
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        String writeOnly = "2";

        @Stored
        @JsonProperty(value = "other", access = JsonProperty.Access.READ_ONLY)
        String renamed = "3";

        @Stored
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        String empty = "";

        @Stored
        @JsonView(Integer.class)
        String viewed = "4";

        @Stored
        @JsonUnwrapped
        Nested unwrapped = new Nested();

        @Stored
        String byClass = "5";

        @Stored
        @JsonRawValue
        String raw = "{";

        @Stored
        @JacksonInject
        String injected = "6";

        @Stored
        @JsonSetter(nulls = Nulls.SKIP)
        String skipsNull = "7";

        @Stored
        @JsonSetter(nulls = Nulls.FAIL)
        String failsOnNull = "8";

        @Stored
        transient String passing = "9";
    }

    @Test
    void fieldsHiddenOrRenamedOutsideAreStoredUnderTheirOwnNames() {
        assertThat(stored(new Hidden()))
                .isEqualTo(Map.ofEntries(
                        Map.entry("ignored", "1"),
                        Map.entry("writeOnly", "2"),
                        Map.entry("renamed", "3"),
                        Map.entry("empty", ""),
                        Map.entry("viewed", "4"),
                        Map.entry("unwrapped", Map.of("x", "nested")),
                        Map.entry("byClass", "5"),
                        Map.entry("raw", "{"),
                        Map.entry("injected", "6"),
                        Map.entry("skipsNull", "7"),
                        Map.entry("failsOnNull", "8"),
                        Map.entry("passing", "9")));
    }

    @Test
    void fieldsHiddenOrRenamedOutsideAreReadBack() {
        Hidden changed = new Hidden();
        changed.ignored = "x";
        changed.writeOnly = "x";
        changed.renamed = "x";
        changed.skipsNull = null;
        assertThat(roundTrip(changed))
                .usingRecursiveComparison()
                .ignoringFields("type", "appid", "timestamp", "version", "revision")
                .isEqualTo(changed);
    }

    interface Labelled {
        @JsonProperty
        default String getLabel() {
            return "computed";
        }
    }

    static class Entity implements Labelled {
        @JsonProperty
        String outside = "1";

        public String getComputed() {
            return "2";
        }
    }

    static class Shown extends AbstractParaObject implements Labelled {
        @Stored
        String kept = "1";

        String plain = "2";

        @JsonProperty
        String property = "3";

        public String publicField = "4";

        public String getComputed() {
            return "5";
        }

        @JsonProperty
        String annotated() {
            return "6";
        }

        @JsonAnyGetter
        Map<String, Object> others() {
            return Map.of("any", 1);
        }

        @JsonValue
        String value() {
            return "7";
        }
    }

    @Test
    void propertiesShownOnlyOutsideAreNotStored() {
        assertThat(stored(new Shown())).isEqualTo(Map.of("kept", "1"));
    }

    static class NestedShown extends Entity {
        @Stored
        String kept = "1";
    }

    static class HoldsNestedShown extends AbstractParaObject {
        @Stored
        NestedShown nested = new NestedShown();
    }

    @Test
    void annotatedSuperclassesOfNestedClassesAddNothing() {
        assertThat(stored(new HoldsNestedShown())).isEqualTo(Map.of("nested", Map.of("kept", "1")));
        assertThat(roundTrip(new HoldsNestedShown()).nested.kept).isEqualTo("1");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "id")
    @JsonFilter("outside")
    static class Annotated extends AbstractParaObject {
        @Stored
        String kept = "1";
    }

    @Test
    void typeInformationIdentityAndFiltersOfADomainClassAreIgnored() {
        assertThat(stored(new Annotated())).isEqualTo(Map.of("kept", "1"));
        assertThat(roundTrip(new Annotated()).kept).isEqualTo("1");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
    interface Shape {}

    record Circle(int radius) implements Shape {}

    record Dot() implements Shape {}

    static class Drawing extends AbstractParaObject {
        @Stored
        List<Shape> shapes = List.of(new Circle(5), new Dot());
    }

    @Test
    void nestedClassesKeepTheirTypeInformation() {
        assertThat(roundTrip(new Drawing()).shapes).containsExactly(new Circle(5), new Dot());
    }

    static class Base extends AbstractParaObject {
        @Stored
        private String inherited = "1";

        String inherited() {
            return inherited;
        }
    }

    static class Derived extends Base {
        @Stored
        private String own = "2";
    }

    @Test
    void privateFieldsOfSuperclassesAreStored() {
        assertThat(stored(new Derived())).isEqualTo(Map.of("inherited", "1", "own", "2"));
        assertThat(read(Derived.class, Map.of("inherited", "x")).inherited()).isEqualTo("x");
        assertThat(read(Derived.class, Map.of("own", "x")).own).isEqualTo("x");
    }

    static class Custom extends AbstractParaObject {
        @Stored
        @JsonSerialize(using = ToStringSerializer.class)
        StringBuilder built = new StringBuilder("abc");

        @Stored
        Thread.State state = Thread.State.NEW;
    }

    @Test
    void serialisersOfFieldsAndOfModulesAreUsed() {
        SimpleModule module = new SimpleModule();
        module.addSerializer(Thread.State.class, ToStringSerializer.instance);
        Custom object = new Custom();
        object.setId("a1");
        assertThat(ObjectCodec.of(List.of(Custom.class), List.of(module), true)
                        .encode(object)
                        .attributes())
                .isEqualTo(Map.of("built", "abc", "state", "NEW"));
    }

    static class Plain extends AbstractParaObject {}

    @Test
    void classWithoutOwnFieldsIsStored() {
        Plain object = new Plain();
        object.setName("n");
        assertThat(stored(object)).isEqualTo(Map.of("name", "n"));
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    static class AsArray extends AbstractParaObject {
        @Stored
        String a;
    }

    @JsonIgnoreType
    static class IgnoredType {
        public int x;
    }

    static class HoldsIgnoredType extends AbstractParaObject {
        @Stored
        IgnoredType gone;

        @Stored
        String kept;
    }

    @Test
    void classWhoseStoredFieldsJacksonWouldNotWriteIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> codec(AsArray.class));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec(HoldsIgnoredType.class))
                .withMessageContaining("HoldsIgnoredType");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "type", "appid", "version", "revision", "timestamp", "key", "_w", "name", "tags"})
    void frameworkNamesAreReserved(String name) {
        assertThat(StandardField.isReserved(name)).isTrue();
        assertThat(StandardField.isReserved(name + "x")).isFalse();
    }

    @Test
    void itemAndCallersObjectAreSeparate() {
        HoldsMap object = new HoldsMap();
        Map<String, Object> stored = stored(object);
        object.map.put("b", new byte[] {2});
        object.map.get("a")[0] = 9;
        assertThat(stored).hasToString("{map={a=1 bytes}}");
        assertThat(read(HoldsMap.class, stored).map.get("a")).containsExactly(1);
    }

    static class HoldsMap extends AbstractParaObject {
        @Stored
        Map<String, byte[]> map = new HashMap<>(Map.of("a", new byte[] {1}));
    }
}
