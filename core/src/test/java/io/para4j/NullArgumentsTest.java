package io.para4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.para4j.internal.codec.Codecs;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.App;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import io.para4j.spi.Condition;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.Path;
import io.para4j.spi.Settings;
import io.para4j.spi.Ticker;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every null argument of the API is refused by a NullPointerException whose message names the argument. */
class NullArgumentsTest {
    private static final Map<Class<?>, Object> SAMPLES = Map.ofEntries(
            Map.entry(String.class, "a"),
            Map.entry(Class.class, Sysprop.class),
            Map.entry(Object.class, "x"),
            Map.entry(Object[].class, new Object[] {"x"}),
            Map.entry(Number.class, 1),
            Map.entry(ParaObject.class, new Sysprop()),
            Map.entry(Collection.class, List.of("x")),
            Map.entry(Stream.class, Stream.empty()),
            Map.entry(Consumer.class, (Consumer<Object>) ignored -> {}),
            Map.entry(Patch.class, Patch.of("sysprop").set("x", 1)),
            Map.entry(Query.class, Query.of("sysprop", "by_x").equal("x")),
            Map.entry(Pager.class, Pager.first()),
            Map.entry(ReadOptions.class, ReadOptions.defaults()),
            Map.entry(String[].class, new String[] {"x"}),
            Map.entry(Path.class, Path.field("x")),
            Map.entry(Condition.class, Condition.exists("x")));

    private static Store store() {
        ObjectCodec codec = Codecs.codec(App.class);
        ParaConfig config = Settings.of(ConfigFactory.defaultReference().resolve(), List.of(ParaConfig.SECTION))
                .get(ParaConfig.class);
        Validation validation = new Validation(Optional.empty());
        Clock clock = Clock.systemUTC();
        DeclaredIndexes indexes = new DeclaredIndexes(List.of());
        WritePlanner writes =
                new WritePlanner(codec, new IndexedValues(indexes), validation, new TimeOrderedIds(clock), clock);
        ScriptedDAO dao = new ScriptedDAO();
        PageReader pages = new PageReader(dao, codec, config);
        return new DAOStore(
                "para",
                new StoreServices(
                        dao,
                        new AppDirectory(dao, codec, config, Ticker.of(clock), gone -> {}, () -> false),
                        codec,
                        writes,
                        new PatchPlanner(codec, new IndexedValues(indexes), validation, writes),
                        pages,
                        new QueryReader(dao, Optional.empty(), new QueryPlanner(indexes, codec), codec, pages),
                        new io.para4j.Modifier(Duration.ofSeconds(1), System::nanoTime),
                        config));
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                        calls(Store.class, store()),
                        calls(Patch.class, Patch.of("sysprop").set("y", 1)),
                        calls(Pager.class, Pager.first()),
                        calls(ReadOptions.class, ReadOptions.defaults()),
                        calls(Condition.class, Condition.exists("y")))
                .flatMap(each -> each);
    }

    private static Stream<Arguments> calls(Class<?> type, Object receiver) {
        return Arrays.stream(type.getMethods())
                .filter(method ->
                        method.getDeclaringClass() == type && !method.getName().equals("equals"))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> Arrays.stream(method.getParameterTypes()).allMatch(SAMPLES::containsKey))
                .flatMap(method -> java.util.stream.IntStream.range(0, method.getParameterCount())
                        .mapToObj(index -> Arguments.of(receiver, method, index)));
    }

    @ParameterizedTest(name = "{1}, argument {2}")
    @MethodSource("calls")
    void aNullArgumentIsNamed(Object receiver, Method method, int index) {
        @Nullable
        Object[] arguments =
                Arrays.stream(method.getParameterTypes()).map(SAMPLES::get).toArray();
        arguments[index] = null;

        Throwable thrown = Assertions.catchThrowable(() -> method.invoke(receiver, arguments));

        assertThat(thrown).isInstanceOf(InvocationTargetException.class);
        assertThat(thrown.getCause()).isInstanceOf(NullPointerException.class);
        assertThat(thrown.getCause().getMessage()).isNotNull().doesNotContain("because", "Cannot invoke");
    }
}
