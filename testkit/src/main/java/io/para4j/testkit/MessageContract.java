package io.para4j.testkit;

import static io.para4j.testkit.Facts.claim;
import static io.para4j.testkit.Facts.show;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import io.para4j.error.InvalidObjectException;
import io.para4j.error.MessageText;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import io.para4j.spi.Path;
import io.para4j.testkit.rules.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Checks MSG-1 with hostile names and values: the messages of all kinds of refusals. */
interface MessageContract extends Contract {
    /** A part of each value, which no message shows. */
    String SECRET = "hunter2";

    /** A number that no message shows. */
    long SECRET_NUMBER = 70_707_070_707L;

    /** Characters that a message escapes: quotes, controls, line separators and marks of direction. */
    String ODD = "'\"\n\r\t\u0000\u001B\u0085\u2028\u2029\u202E\u2066\uFEFF ():;";

    @Test
    @Rule("MSG-1")
    @Tag("MSG-1")
    default void messagesShowNoValuesAndAreOneShortLine() {
        Tenant tenant = kit().newTenant();
        Random random = new Random(1);
        int refused = 0;
        for (int round = 0; round < 3; round++) {
            String id = hostile(random, 40) + kit().newId();
            String name = hostile(random, 30) + "name";
            String secret = hostile(random, 20) + SECRET + hostile(random, 20);
            for (ThrowingCallable call : refusals(tenant, id, name, secret)) {
                Throwable thrown = Assertions.catchThrowable(call);
                refused += thrown == null ? 0 : 1;
                checkMessages(thrown);
            }
        }
        claim(refused > 50, "only %s of the invalid calls were refused", refused);
    }

    private static String hostile(Random random, int length) {
        StringBuilder text = new StringBuilder();
        random.ints(random.nextInt(length), 0, ODD.length()).forEach(i -> text.append(ODD.charAt(i)));
        return text.toString();
    }

    private static List<ThrowingCallable> refusals(Tenant tenant, String id, String name, String secret) {
        Store store = tenant.store();
        Sysprop object = object(id, name + "t", name, secret);
        store.create(object);
        Sysprop stale = store.read(Sysprop.class, id).orElseThrow();
        store.patch(id, Patch.of(name + "t").set("count", SECRET_NUMBER));
        tenant.given(tenant.newItem("text" + id, Gadget.TYPE, Map.of("stock", secret)));
        tenant.given(tenant.newItem("number" + id, Gadget.TYPE, Map.of("stock", SECRET_NUMBER)));
        tenant.given(tenant.newItem("list" + id, Gadget.TYPE, Map.of("sizes", Map.of("small", secret))));
        List<ThrowingCallable> calls = new ArrayList<>(List.of(
                () -> store.create(object(id, name + "t", name, secret)),
                () -> store.update(stale),
                () -> store.delete(stale),
                () -> store.read(Gadget.class, id),
                () -> store.patch(id, Patch.of(Gadget.class).set("stock", 1)),
                () -> store.patch("none" + id, Patch.of(name + "t").set(Path.field(name), secret)),
                () -> store.read("text" + id),
                () -> store.read("number" + id),
                () -> store.read("list" + id),
                () -> store.readPage(Pager.of(5).after(name)),
                () -> store.updateAll(List.of(stale)),
                () -> store.createAll(Collections.nCopies(1, object(id, name + "t", name, secret))),
                () -> store.restoreAll(List.of(object("new" + id, name, name, secret))),
                () -> store.create(object("large" + id, name, name, secret.repeat(100_000))),
                () -> store.create(object("lone" + id, name, name, secret + "\uD800")),
                () -> store.create(object("lone\uD800" + id, name, name, secret)),
                () -> store.create(object("names" + id, name, name, Map.of(SECRET_NUMBER, secret))),
                () -> store.create(object("kind" + id, name, name, new AtomicReference<>(secret))),
                () -> store.create(gadget(secret))));
        calls.addAll(patches(store, id, name, secret));
        checkUnreadable(store.readPage(Pager.of(100)));
        return calls;
    }

    private static List<ThrowingCallable> patches(Store store, String id, String name, String secret) {
        Patch<?> patch = Patch.of(name + "t").set("mark", 1);
        Path path = Path.field(name);
        Patch<Gadget> gadget = Patch.of(Gadget.class);
        List<Patch<?>> refused = List.of(
                patch.onlyIf(Condition.equal(path, secret + "x")),
                patch.onlyIf(Condition.in(path, secret + "x", SECRET_NUMBER)),
                patch.onlyIf(Condition.contains(path, secret + "x").or(Condition.beginsWith(path, secret + "x"))),
                patch.onlyIf(Condition.greaterThan("count", SECRET_NUMBER)),
                Patch.of(name + "t").add(path, 1),
                Patch.of(name + "t").append(path, secret),
                Patch.of(name + "t").set(path.name("inside"), secret),
                Patch.of(name + "t").set(path, Double.NaN),
                gadget.set("stock", secret),
                gadget.set("stock", SECRET_NUMBER),
                gadget.set("price", secret),
                gadget.set("rating", secret),
                gadget.set("sizes", Map.of("small", secret)),
                gadget.set("colours", Map.of("small", secret)),
                gadget.set(name, secret),
                gadget.set("serial", secret),
                gadget.set("label", secret.repeat(Gadget.MAX_LABEL)));
        return refused.stream()
                .map(each -> (ThrowingCallable) () -> store.patch(id, each))
                .toList();
    }

    private static Gadget gadget(String secret) {
        Gadget gadget = new Gadget();
        gadget.label = secret.repeat(Gadget.MAX_LABEL);
        return gadget;
    }

    private static Sysprop object(String id, String type, String name, Object value) {
        Sysprop object = new Sysprop();
        object.setId(id);
        object.setType(type);
        return object.set(name, value);
    }

    private static void checkUnreadable(Page<ParaObject> page) {
        page.unreadable().forEach(MessageContract::checkMessages);
    }

    private static void checkMessages(@Nullable Throwable thrown) {
        if (thrown == null) {
            return;
        }
        checkMessage(thrown, String.valueOf(thrown.getMessage()));
        if (thrown instanceof InvalidObjectException invalid) {
            invalid.violations().forEach(violation -> checkMessage(thrown, violation));
        }
        if (thrown instanceof BatchException batch) {
            for (BatchEntry entry : batch.entries()) {
                checkMessages(entry.error().orElse(null));
            }
        }
    }

    private static void checkMessage(Throwable thrown, String message) {
        boolean isLine = message.codePoints().noneMatch(MessageContract::isOdd);
        claim(isLine, "%s: the message is not one line of visible characters: %s", thrown.getClass(), show(message));
        boolean isShort = message.length() <= MessageText.MAX_MESSAGE;
        claim(isShort, "%s: the message has %s characters", thrown.getClass(), message.length());
        boolean showsNoValue = !message.contains(SECRET) && !message.contains(Long.toString(SECRET_NUMBER));
        claim(showsNoValue, "%s: the message shows a value: %s", thrown.getClass(), show(message));
    }

    private static boolean isOdd(int point) {
        int type = Character.getType(point);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
