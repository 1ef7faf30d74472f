package io.para4j.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import com.fasterxml.jackson.datatype.jsr310.ser.LocalDateSerializer;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that the Jackson modules of the application take effect, and no more than that. */
class JacksonModulesTest {

    public static class Event extends AbstractParaObject {
        @Stored
        private @Nullable Instant at;

        @Stored
        private @Nullable LocalDate day;

        @Stored
        private @Nullable Place place;
    }

    public static final class Place {
        public String street = "";
    }

    private static Map<String, Object> stored(Event event, Module... modules) {
        ObjectCodec codec = ObjectCodec.of(Set.of(Event.class), List.of(modules), true);
        event.setId("e");
        event.setType("event");
        Map<String, Object> attributes = codec.encode(event).attributes();
        Event read = (Event) codec.decode("read", codec.encode(event));
        assertThat(read.at).isEqualTo(event.at);
        assertThat(read.day).isEqualTo(event.day);
        return attributes;
    }

    /** An introspector that gives every member another name. */
    private static final class ShoutingNames extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable PropertyName findNameForSerialization(Annotated annotated) {
            return annotated instanceof AnnotatedMember member
                    ? PropertyName.construct(member.getName().toUpperCase(Locale.ROOT))
                    : null;
        }

        @Override
        public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
            return findNameForSerialization(annotated);
        }
    }

    @Test
    void introspectorOfAModuleAppliesToNestedClassesButNotToStoredFields() {
        Event event = new Event();
        event.place = new Place();
        event.place.street = "Main St";
        for (boolean first : new boolean[] {true, false}) {
            SimpleModule module = new SimpleModule("shouting") {
                private static final long serialVersionUID = 1L;

                @Override
                public void setupModule(SetupContext context) {
                    if (first) {
                        context.insertAnnotationIntrospector(new ShoutingNames());
                    } else {
                        context.appendAnnotationIntrospector(new ShoutingNames());
                    }
                }
            };
            assertThat(stored(event, module)).containsEntry("place", Map.of("STREET", "Main St"));
        }
    }

    private static Module millis() {
        JavaTimeModule module = new JavaTimeModule();
        module.addSerializer(new StdSerializer<>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
                    throws IOException {
                generator.writeNumber(value.toEpochMilli());
            }
        });
        module.addDeserializer(Instant.class, new StdDeserializer<>(Instant.class) {
            private static final long serialVersionUID = 1L;

            @Override
            public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                return Instant.ofEpochMilli(parser.getLongValue());
            }
        });
        return module;
    }

    @Test
    void timeModuleOfTheApplicationAddsToTheOneThatIsThere() {
        Event event = new Event();
        event.at = Instant.ofEpochMilli(5);
        event.day = LocalDate.of(2026, 1, 2);

        assertThat(stored(event, millis())).containsEntry("at", 5L).containsEntry("day", "2026-01-02");
        assertThat(stored(event, new JavaTimeModule())).containsEntry("at", "1970-01-01T00:00:00.005000000Z");
        DateTimeFormatter basic = DateTimeFormatter.BASIC_ISO_DATE;
        assertThat(stored(
                        event,
                        new JavaTimeModule()
                                .addSerializer(LocalDate.class, new LocalDateSerializer(basic))
                                .addDeserializer(LocalDate.class, new LocalDateDeserializer(basic))))
                .containsEntry("at", "1970-01-01T00:00:00.005000000Z")
                .containsEntry("day", "20260102");
    }

    /** A class loader that defines the domain class itself, as an application server does for each deployment. */
    private static final class Deployment extends ClassLoader {
        Deployment() {
            super(JacksonModulesTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(JacksonModulesTest.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static WeakReference<ClassLoader> used(ReferenceQueue<ClassLoader> released)
            throws ReflectiveOperationException {
        Deployment deployment = new Deployment();
        Class<? extends ParaObject> type =
                deployment.loadClass(Event.class.getName()).asSubclass(ParaObject.class);
        ObjectCodec codec = ObjectCodec.of(Set.of(type), List.of(millis()), true);
        ParaObject event = type.getConstructor().newInstance();
        event.setId("e");
        event.setType("event");
        assertThat(codec.decode("read", codec.encode(event))).isInstanceOf(type);
        return new WeakReference<>(deployment, released);
    }

    @Test
    void classLoaderOfDomainClassesIsReleasedWithTheCodec() throws Exception {
        ReferenceQueue<ClassLoader> released = new ReferenceQueue<>();
        WeakReference<ClassLoader> loader = used(released);
        for (int i = 0; i < 20 && !loader.refersTo(null); i++) {
            System.gc();
            released.remove(100);
        }
        assertThat(loader.get()).isNull();
    }
}
