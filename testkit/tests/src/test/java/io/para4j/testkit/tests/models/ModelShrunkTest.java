package io.para4j.testkit.tests.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.model.Sysprop;
import io.para4j.testkit.TinyDAOModule;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A test that the model printed, pasted here. {@code ModelFindsBugsTest} checks that the test method equals the printed
 * text, and runs it on the store with the bug.
 */
class ModelShrunkTest {
    private Para para;
    private Store one;
    private Store two;

    @BeforeEach
    void start() {
        start(new TinyDAOModule());
    }

    void start(Module store) {
        para = Para.start(new ParaModule(ConfigFactory.empty()), store);
        para.apps().create("one");
        para.apps().create("two");
        one = para.store("one");
        two = para.store("two");
    }

    @AfterEach
    void end() {
        assertThat(two.stream(io.para4j.Pager.first())).isEmpty();
        para.close();
    }

    @Test
    void seed1() {
        Sysprop object1 = new Sysprop("doc");
        object1.setId("b");
        object1.set("n", "\uff5e");
        one.create(object1);
        Sysprop object2 = (Sysprop) one.patch("b", Patch.of("doc").set("s", 1L));
        object2.set("n", null);
        one.update(object2);
        Sysprop object3 = one.read(Sysprop.class, "b", ReadOptions.strong()).orElseThrow();
        assertThat(object3.getVersion()).isEqualTo(3L);
        assertThat(object3.getProperties()).isEqualTo(Map.of("s", 1L));
    }
}
