package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.para4j.internal.codec.OddValues.Money;
import io.para4j.internal.codec.OddValues.Size;
import io.para4j.model.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Nested beans that Jackson fills property by property, some of which it does not fill completely. */
final class OddBeans {
    private OddBeans() {}

    public static class Plain {
        public String text;
        public int number;
        private List<String> tags;

        public List<String> getTags() {
            return tags;
        }

        public void setTags(List<String> tags) {
            this.tags = tags;
        }

        public int getTotal() {
            return number + (tags == null ? 0 : tags.size());
        }

        public boolean isEmpty() {
            return tags == null;
        }
    }

    public static class Special extends Plain {
        public String more;
    }

    public static final class Setterless {
        private final List<String> items = new ArrayList<>();
        private final Map<String, Money> prices = new LinkedHashMap<>();

        public List<String> getItems() {
            return items;
        }

        public Map<String, Money> getPrices() {
            return prices;
        }
    }

    /** A class whose list cannot be filled, because the getter returns a copy. */
    public static final class Copying {
        private final List<String> items = new ArrayList<>();

        public List<String> getItems() {
            return new ArrayList<>(items);
        }
    }

    public static class Ignoring {
        public String kept;

        @JsonIgnore
        public String ignored = "x";

        transient String cached = "y";
    }

    @JsonIgnoreProperties("cached")
    public static class IgnoringByName {
        public String kept;
        public String cached = "y";
    }

    public static class Unwrapping {
        public String own;

        @JsonUnwrapped
        public Plain plain;

        @JsonUnwrapped(prefix = "r-")
        public Inner inner;
    }

    public static class Inner {
        public Integer count;
        public Instant at;
    }

    public static class Secret {
        public String user;

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        public String password;

        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        public String token;
    }

    public static class Open {
        public String known;
        private final Map<String, Object> others = new LinkedHashMap<>();

        @JsonAnyGetter
        public Map<String, Object> getOthers() {
            return others;
        }

        @JsonAnySetter
        public void put(String name, Object value) {
            others.put(name, value);
        }
    }

    static class Part {
        @Stored
        String code;

        @Stored
        Integer count;

        String notStored = "x";
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public static class NonEmpty {
        public String text;
        public List<String> list;
        public Map<String, Integer> map;
    }

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    public static class NonDefault {
        public int number = 7;
        public String text = "default";
        public List<String> list = new ArrayList<>(List.of("a"));
    }

    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public static class Named {
        public String firstName;
        public Map<String, Integer> lastUsedAt;
    }

    /** A bean whose accessors change what they give and get. */
    public static class Changing {
        private String text;
        private Integer number;

        public String getText() {
            return text == null ? null : text.strip();
        }

        public void setText(String text) {
            this.text = text;
        }

        public Integer getNumber() {
            return number;
        }

        public void setNumber(Integer number) {
            this.number = number == null ? null : number / 2 * 2;
        }
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    public static class AsArray {
        public String text;
        public Integer number;
        public LocalDate date;
    }

    @JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
    static class FieldsOnly {
        private String text;
        private Calendar calendar;
        private Set<Size> sizes;

        String getText() {
            return text + calendar + sizes;
        }
    }

    /** A class that has two fields and one property. */
    public static class Hidden {
        public String shown;
        private String hidden;

        void hide(String text) {
            hidden = text + hidden;
        }
    }

    public static final class Tree {
        public String text;
        public List<Tree> children;
        public Map<String, Tree> named;
    }

    /** A list with state of its own. */
    static class Tagged extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        String note;
    }
}
