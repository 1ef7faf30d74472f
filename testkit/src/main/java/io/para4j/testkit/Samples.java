package io.para4j.testkit;

import io.para4j.model.ParaObject;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Sample objects and items for tests. */
final class Samples {
    /** A length of text, in one-byte characters, that exceeds the size limit of objects. */
    static final int TOO_LONG = 410 * 1024;

    private Samples() {}

    /** Returns a gadget with a value in almost every field and no id. */
    static Gadget gadget() {
        Gadget gadget = new Gadget();
        gadget.setName("gadget");
        gadget.setTags(new ArrayList<>(List.of("a", "b")));
        gadget.setParentid("parent");
        gadget.setCreatorid("creator");
        gadget.label = "first";
        gadget.stock = 7;
        gadget.views = 1L << 40;
        gadget.price = new BigDecimal("12.50");
        gadget.rating = 4.5;
        gadget.colours = new ArrayList<>(List.of("red", "blue"));
        gadget.sizes = new LinkedHashMap<>(Map.of("height", 3));
        gadget.picture = new byte[] {1, 2, 3};
        gadget.serial = "S-1";
        return gadget;
    }

    static Gadget gadget(String id) {
        Gadget gadget = gadget();
        gadget.setId(id);
        return gadget;
    }

    static Gizmo gizmo(String id) {
        Gizmo gizmo = new Gizmo(id);
        gizmo.label = "gizmo";
        return gizmo;
    }

    /** Returns gadgets with new ids, numbered by their stock. */
    static List<Gadget> gadgets(Kit kit, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> numbered(kit, number))
                .toList();
    }

    private static Gadget numbered(Kit kit, int number) {
        Gadget gadget = new Gadget(kit.newId());
        gadget.stock = number;
        gadget.label = "number " + number;
        return gadget;
    }

    static List<Item> items(Kit kit, Tenant tenant, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> tenant.newItem(kit.newId(), Map.of("number", number)))
                .toList();
    }

    static String id(ParaObject object) {
        return Objects.requireNonNull(object.getId(), "the object has no id");
    }

    static List<String> ids(List<? extends ParaObject> objects) {
        return objects.stream().map(Samples::id).toList();
    }

    /** Returns the deletion of an item on condition that it is in a given state. */
    static Deletion deletion(Item item, State state) {
        return new Deletion(item.id(), Precondition.of(item.type(), state));
    }

    static String tooLong() {
        return "x".repeat(TOO_LONG);
    }
}
