package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppStorage;
import io.para4j.spi.DAO;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks how little code a new store needs. */
class TinyDAOTest {

    @Test
    void anOwnDAOBoundInATenLineModuleWorksWithEverythingElseUnchanged() {
        try (Para para = Para.start(new ParaModule(ConfigFactory.empty()), new TinyDAOModule())) {
            para.apps().create("shop");
            Store shop = para.store("shop");
            String id = shop.create(new Sysprop("city").set("population", 7));
            shop.patch(id, Patch.of("city").add("population", 1));
            assertThat(shop.read(Sysprop.class, id).orElseThrow().get("population"))
                    .isEqualTo(8L);
        }
    }

    @Test
    void aFirstDAOImplementsSixMethodsAndItsStorageThree() {
        assertThat(abstractMethods(DAO.class)).hasSize(6);
        assertThat(abstractMethods(AppStorage.class)).hasSize(3);
    }

    @Test
    void aFirstDAOHasUnderAHundredLinesOfCode() throws IOException {
        assertThat(codeOf("TinyDAO.java")).hasSizeLessThan(100);
        assertThat(codeOf("TinyDAOModule.java").dropWhile(line -> !line.startsWith("public final class")))
                .hasSizeLessThanOrEqualTo(10);
    }

    /** Returns the lines of a published class, without its Javadoc and the empty lines. */
    private static Stream<String> codeOf(String file) throws IOException {
        Path folder = Path.of("src/main/java", TinyDAO.class.getPackageName().replace('.', '/'));
        return Files.readAllLines(folder.resolve(file)).stream().filter(line -> !line.matches("\\s*(/?\\*.*)?"));
    }

    private static List<String> abstractMethods(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> java.lang.reflect.Modifier.isAbstract(method.getModifiers()))
                .map(java.lang.reflect.Method::getName)
                .toList();
    }
}
