package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonBackReference;
import com.fasterxml.jackson.annotation.JsonIdentityInfo;
import com.fasterxml.jackson.annotation.JsonIdentityReference;
import com.fasterxml.jackson.annotation.JsonManagedReference;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.ObjectIdGenerators;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nested classes with type information, and classes whose objects refer to each other. */
final class OddReferences {
    private OddReferences() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({@JsonSubTypes.Type(Circle.class), @JsonSubTypes.Type(Square.class)})
    sealed interface Shape permits Circle, Square {}

    @JsonTypeName("circle")
    record Circle(double radius) implements Shape {}

    @JsonTypeName("square")
    record Square(int side, List<Shape> inner) implements Shape {}

    @JsonTypeInfo(
            use = JsonTypeInfo.Id.NAME,
            include = JsonTypeInfo.As.EXISTING_PROPERTY,
            property = "kind",
            visible = true)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cat.class, name = "cat"),
        @JsonSubTypes.Type(value = Dog.class, name = "dog")
    })
    public abstract static sealed class Animal permits Cat, Dog {
        public String kind = this instanceof Cat ? "cat" : "dog";
        public String call;
    }

    public static final class Cat extends Animal {
        public int lives;
    }

    public static final class Dog extends Animal {
        public Animal chases;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Cash.class, name = "cash"),
        @JsonSubTypes.Type(value = Card.class, name = "card")
    })
    sealed interface Payment permits Cash, Card {}

    record Cash(long cents) implements Payment {}

    record Card(String number, Payment fallback) implements Payment {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, include = JsonTypeInfo.As.WRAPPER_ARRAY)
    sealed interface Event permits Opened, Closed {}

    record Opened(String by, Map<String, Integer> counts) implements Event {}

    record Closed(Event opened) implements Event {}

    /** An interface without type information of its own. */
    sealed interface Fruit permits Apple, Pear {}

    record Apple(String sort) implements Fruit {}

    record Pear(Integer weight, String sort) implements Fruit {}

    public static class Basket {
        @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXTERNAL_PROPERTY, property = "fruitType")
        @JsonSubTypes({
            @JsonSubTypes.Type(value = Apple.class, name = "apple"),
            @JsonSubTypes.Type(value = Pear.class, name = "pear")
        })
        public Fruit fruit;

        public String owner;
    }

    /** A basket whose type id is also a property, which need not agree. */
    public static class LabelledBasket {
        public String fruitType;

        @JsonTypeInfo(
                use = JsonTypeInfo.Id.NAME,
                include = JsonTypeInfo.As.EXTERNAL_PROPERTY,
                property = "fruitType",
                visible = true)
        @JsonSubTypes({
            @JsonSubTypes.Type(value = Apple.class, name = "apple"),
            @JsonSubTypes.Type(value = Pear.class, name = "pear")
        })
        public Fruit fruit;
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
    @JsonSubTypes({@JsonSubTypes.Type(ByName.class), @JsonSubTypes.Type(ByNumber.class)})
    sealed interface Key permits ByName, ByNumber {}

    record ByName(String keyName) implements Key {}

    record ByNumber(int keyNumber) implements Key {}

    /** A hierarchy with a default class, which stands for one without a name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t", defaultImpl = Unknown.class)
    @JsonSubTypes(@JsonSubTypes.Type(value = Known.class, name = "known"))
    sealed interface Loose permits Known, Unknown {}

    record Known(String text) implements Loose {}

    record Unknown(@JsonProperty("t") String type, String text) implements Loose {}

    @JsonDeserialize(as = Impl.class)
    interface Contract {}

    record Impl(String text) implements Contract {}

    record OtherImpl(String text) implements Contract {}

    @JsonIdentityInfo(generator = ObjectIdGenerators.PropertyGenerator.class, property = "key")
    public static final class Node {
        public String key;
        public String label;
        public Node next;
        public List<Node> others = new ArrayList<>();
    }

    @JsonIdentityInfo(generator = ObjectIdGenerators.IntSequenceGenerator.class)
    public static final class Counted {
        public String label;
        public Counted next;
        public List<Counted> others = new ArrayList<>();
    }

    public static final class ById {
        @JsonIdentityReference(alwaysAsId = true)
        public Node node;

        public String text;
    }

    public static final class Parent {
        public String text;

        @JsonManagedReference
        public List<Child> children;
    }

    public static final class Child {
        public String text;

        @JsonBackReference
        public Parent parent;
    }
}
