package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonPOJOBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Nested values that are created at once: enums, records, builders, immutables and classes with a text form. */
final class OddValues {
    private OddValues() {}

    enum Size {
        SMALL,
        @JsonProperty("very large")
        LARGE {
            @Override
            public String toString() {
                return "big";
            }
        },
        MIDDLE
    }

    enum Coded {
        ONE(1),
        TWO(2);

        private final int code;

        Coded(int code) {
            this.code = code;
        }

        @JsonValue
        int code() {
            return code;
        }
    }

    /** An enum whose constants are written alike, so that only one of them is read. */
    enum Alike {
        FIRST,
        SECOND;

        @JsonValue
        String text() {
            return "same";
        }
    }

    record Money(BigDecimal amount, String currency) {
        public boolean isZero() {
            return amount == null || amount.signum() == 0;
        }
    }

    record Line(String title, int count, Money price, List<LocalDate> dates) {}

    record Pair<A, B>(A first, B second) {}

    record Renamed(
            @JsonProperty("t") String text,
            @JsonAlias("old") Integer number) {}

    /** A record that changes its components. */
    record Trimmed(String text) {
        Trimmed {
            text = text == null ? null : text.trim();
        }
    }

    @JsonDeserialize(builder = Person.Builder.class)
    public static final class Person {
        private final String first;
        private final LocalDate birthday;
        private final List<Money> accounts;

        private Person(Builder builder) {
            this.first = builder.first;
            this.birthday = builder.birthday;
            this.accounts = builder.accounts;
        }

        public String getFirst() {
            return first;
        }

        public LocalDate getBirthday() {
            return birthday;
        }

        public List<Money> getAccounts() {
            return accounts;
        }

        public String getGreeting() {
            return "Hello " + first;
        }

        @JsonIgnoreProperties("greeting")
        @JsonPOJOBuilder
        public static final class Builder {
            private String first;
            private LocalDate birthday;
            private List<Money> accounts;

            public Builder withFirst(String text) {
                first = text;
                return this;
            }

            public Builder withBirthday(LocalDate date) {
                birthday = date;
                return this;
            }

            public Builder withAccounts(List<Money> list) {
                accounts = list;
                return this;
            }

            public Person build() {
                return new Person(this);
            }
        }
    }

    /** A class whose builder has no way to set one of the fields. */
    @JsonDeserialize(builder = Half.Builder.class)
    public static final class Half {
        private final String set;
        private final String lost;

        Half(String set, String lost) {
            this.set = set;
            this.lost = lost;
        }

        public String getSet() {
            return set;
        }

        public String getLost() {
            return lost;
        }

        public static final class Builder {
            private String set;

            public Builder withSet(String text) {
                set = text;
                return this;
            }

            public Half build() {
                return new Half(set, null);
            }
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    public static final class Immutable {
        private final long cents;
        private final String currency;

        @JsonCreator
        Immutable(@JsonProperty("cents") long cents, @JsonProperty("currency") String currency) {
            this.cents = cents;
            this.currency = currency;
        }

        public long getCents() {
            return cents;
        }

        public String getCurrency() {
            return currency;
        }

        public double getUnits() {
            return cents / 100.0;
        }
    }

    /** A class with a text form. */
    static final class Code {
        private final String text;

        private Code(String text) {
            this.text = text;
        }

        @JsonCreator
        static Code of(String text) {
            return new Code(text);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Code code && code.text.equals(text);
        }

        @Override
        public int hashCode() {
            return text.hashCode();
        }

        @JsonValue
        String text() {
            return text;
        }
    }

    /** A class whose text form is not all of it. */
    static final class Lossy {
        private final String text;
        private final int hidden;

        Lossy(String text, int hidden) {
            this.text = text;
            this.hidden = hidden;
        }

        @JsonCreator
        static Lossy of(String text) {
            return new Lossy(text, 0);
        }

        @JsonValue
        String text() {
            return hidden == 1 ? text + "!" : text;
        }
    }

    /** A number that Jackson writes by its text. */
    static final class Fixed extends Number {
        private static final long serialVersionUID = 1L;
        private final BigDecimal value;

        @JsonCreator
        Fixed(BigDecimal value) {
            this.value = value;
        }

        @Override
        public int intValue() {
            return value.intValue();
        }

        @Override
        public long longValue() {
            return value.longValue();
        }

        @Override
        public float floatValue() {
            return value.floatValue();
        }

        @Override
        public double doubleValue() {
            return value.doubleValue();
        }

        @Override
        public String toString() {
            return value.toPlainString();
        }
    }
}
