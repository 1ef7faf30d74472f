package io.para4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import io.para4j.spi.InvalidValueException;
import io.para4j.spi.Item;
import java.lang.reflect.Field;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Tests of the promise of the model with random objects of many classes. Each is refused with a field and a reason, or
 * is read back equal by a comparison that shares no code with the codec.
 */
class RandomReadBackTest {
    private static final int OBJECTS = 50_000;
    private static final int SHOWN = 20;

    private final long seed = Long.getLong("para.seed", System.nanoTime());
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final List<String> changes = new ArrayList<>();

    /** The numbers of objects of a class that were stored and refused. */
    private static final class Tally {
        private int stored;
        private int refused;

        @Override
        public String toString() {
            return stored + " stored, " + refused + " refused";
        }
    }

    @Test
    void everyObjectIsReadBackEqualOrRefused() {
        List<Class<? extends ParaObject>> steady = classes(SteadyHolders.class);
        List<Class<? extends ParaObject>> all = new ArrayList<>(steady);
        all.addAll(classes(OddHolders.class));
        all.add(CreatedHolder.class);
        ObjectCodec codec = ObjectCodec.of(all, List.of(), true);
        for (int i = 0; i < OBJECTS; i++) {
            Class<? extends ParaObject> type = all.get(i % all.size());
            boolean isWild = i / all.size() % 2 == 1;
            check(codec, i, random(type, seed + i, isWild), steady.contains(type) && !isWild);
        }
        assertThat(changes.stream().limit(SHOWN))
                .as("seed %d, %s", seed, tallies)
                .isEmpty();
        assertThat(tallies).hasSizeGreaterThanOrEqualTo(40);
        assertThat(tallies)
                .as("seed %d", seed)
                .allSatisfy((type, tally) -> assertThat(tally.stored).as(type).isPositive());
    }

    @Test
    void refusalStatesTheChangeOnce() {
        OddHolders.Secrets object = new OddHolders.Secrets();
        object.secret = new OddBeans.Secret();
        object.secret.password = "p";
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Codecs.stored(object))
                .withMessage("secret: it would change: password: a text of 1 character would be read back as null");
    }

    @Test
    void ignoredPropertiesDoNotCount() {
        SteadyHolders.Ignored object = new SteadyHolders.Ignored();
        object.ignoring = new OddBeans.Ignoring();
        object.ignoring.kept = "k";
        object.ignoring.ignored = "changed";
        assertThat(Codecs.stored(object)).containsEntry("ignoring", Map.of("kept", "k"));
    }

    @Test
    void mapKeyOfASubclassIsRefused() {
        OddHolders.OldDates object = new OddHolders.OldDates();
        object.byDate = Map.of(new Timestamp(0), "x");
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> Codecs.stored(object))
                .withMessageStartingWith("byDate: it would change");
    }

    @SuppressWarnings("unchecked") // every nested class is a domain class
    private static List<Class<? extends ParaObject>> classes(Class<?> holders) {
        List<Class<? extends ParaObject>> classes = new ArrayList<>();
        for (Class<?> type : holders.getDeclaredClasses()) {
            classes.add((Class<? extends ParaObject>) type);
        }
        classes.sort(Comparator.comparing(Class::getName));
        return classes;
    }

    private static ParaObject random(Class<? extends ParaObject> type, long seed, boolean isWild) {
        RandomValues values = new RandomValues(seed, isWild);
        ParaObject object = type == CreatedHolder.class
                ? CreatedHolder.random(values)
                : values.fill(type.cast(RandomValues.create(type, new Class<?>[0])));
        object.setId("a1");
        return object;
    }

    private void check(ObjectCodec codec, int index, ParaObject object, boolean isNeverRefused) {
        Tally tally = tallies.computeIfAbsent(object.getClass().getSimpleName(), any -> new Tally());
        Item item;
        try {
            item = codec.encode(object);
            tally.stored++;
        } catch (InvalidValueException e) {
            tally.refused++;
            if (isNeverRefused || !namesAField(e, object)) {
                report(index, object, "was refused: " + e.getMessage());
            }
            return;
        } catch (RuntimeException | StackOverflowError e) {
            report(index, object, "failed: " + e);
            return;
        }
        try {
            ParaObject read = codec.decode("shop", item);
            ParaObject again = index % 4 == 0 ? codec.decode("shop", codec.encode(read)) : read;
            SameValues.difference(fields(object), fields(read))
                    .or(() -> SameValues.difference(fields(read), fields(again)))
                    .ifPresent(difference -> report(index, object, "was changed: " + difference));
        } catch (RuntimeException e) {
            report(index, object, "cannot be read or stored again: " + e);
        }
    }

    private static Map<String, Object> fields(ParaObject object) {
        Map<String, Object> fields = new TreeMap<>();
        for (Field field : object.getClass().getDeclaredFields()) {
            if (field.isAnnotationPresent(Stored.class)) {
                fields.put(field.getName(), RandomValues.get(object, field));
            }
        }
        return fields;
    }

    private static boolean namesAField(InvalidValueException error, ParaObject object) {
        return !error.reason().isBlank()
                && Arrays.stream(object.getClass().getDeclaredFields())
                        .anyMatch(field -> field.getName().equals(error.field()));
    }

    private void report(int index, ParaObject object, String problem) {
        changes.add("object " + index + " of " + object.getClass().getSimpleName() + " " + problem);
    }
}
