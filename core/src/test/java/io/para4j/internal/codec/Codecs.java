package io.para4j.internal.codec;

import io.para4j.model.ParaObject;
import io.para4j.spi.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shorthands for tests that encode and decode objects. */
public final class Codecs {
    private Codecs() {}

    @SafeVarargs
    public static ObjectCodec codec(Class<? extends ParaObject>... types) {
        List<Class<? extends ParaObject>> classes = new ArrayList<>();
        for (Class<? extends ParaObject> type : types) {
            classes.add(type);
        }
        return ObjectCodec.of(classes, List.of(), true);
    }

    public static Item item(String type, Map<String, Object> attributes) {
        return new Item("a1", type, 3, Optional.of("r3"), 1000, attributes);
    }

    /** Sets the id of an object and returns its encoded attributes. */
    public static Map<String, Object> stored(ParaObject object) {
        object.setId("a1");
        return codec(object.getClass()).encode(object).attributes();
    }

    public static <T extends ParaObject> T roundTrip(T object) {
        return read(classOf(object), stored(object));
    }

    public static <T extends ParaObject> T read(Class<T> type, Map<String, Object> attributes) {
        return type.cast(codec(type).decode("shop", item(ParaObject.typeOf(type), attributes)));
    }

    @SuppressWarnings("unchecked") // the class of an object of class T is that of a T
    private static <T> Class<T> classOf(T object) {
        return (Class<T>) object.getClass();
    }
}
