package io.para4j.dao.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.BatchException;
import io.para4j.error.ConditionFailedException;
import io.para4j.error.InvalidObjectException;
import io.para4j.model.App;
import io.para4j.model.ParaObject;
import io.para4j.model.Sysprop;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Checks that only {@code Apps} writes the records of apps, even in the root app that stores them. */
class AppRecordsTest {
    private final Para para = Para.start(new ParaModule(ConfigFactory.empty()), new MemoryDAOModule());
    private final Store root = para.store("para");
    private App record;

    @BeforeEach
    void createApp() {
        record = para.apps().create("shop");
        para.store("shop").create(new Sysprop().set("here", true));
    }

    @AfterEach
    void theAppIsStillThere() {
        assertThat(para.store("shop").stream(io.para4j.Pager.first())).hasSize(1);
        assertThat(para.apps().read("shop").orElseThrow().getVersion()).isEqualTo(1);
        para.close();
    }

    @Test
    void theRecordCannotBeUpdatedPatchedOrDeletedAsAnObject() {
        assertRefused(() -> root.update(record));
        assertRefused(() -> root.delete(record));
        assertRefused(() -> root.patch("shop", Patch.of("app").set("state", "DELETING")));
        assertThatThrownBy(() -> root.deleteAll(List.of(record))).isInstanceOf(BatchException.class);
    }

    @Test
    void theRecordCannotBeDeletedByItsId() {
        assertThatThrownBy(() -> root.delete("shop")).isInstanceOf(ConditionFailedException.class);
        assertThatThrownBy(() -> root.deleteAllById(List.of("shop"))).isInstanceOf(BatchException.class);
    }

    @Test
    void theRecordCannotBeReplacedByARestore() {
        Sysprop other = new Sysprop().set("here", false);
        other.setId("shop");
        other.setTimestamp(1L);
        other.setVersion(1L);
        for (ParaObject object : List.of(record, other)) {
            assertThatThrownBy(() -> root.restoreAll(List.of(object))).isInstanceOf(BatchException.class);
        }
    }

    @Test
    void noRecordCanBeMadeUpInAnyApp() {
        for (String app : List.of("para", "shop")) {
            Sysprop made = new Sysprop(App.TYPE);
            assertRefused(() -> para.store(app).create(made));
            assertRefused(() -> para.store(app).create(record));
        }
    }

    @Test
    void otherObjectsOfTheRootAppAreFree() {
        String id = root.create(new Sysprop().set("a", 1));
        root.delete(id);
        assertThat(root.exists(id)).isFalse();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(InvalidObjectException.class).hasMessageContaining("apps()");
    }
}
