package io.para4j.dao.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.error.FeedGapException;
import io.para4j.error.FeedNotEnabledException;
import io.para4j.model.Sysprop;
import io.para4j.spi.AppId;
import io.para4j.spi.ChangePage;
import io.para4j.spi.ChangeReader;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.FeedPosition;
import io.para4j.spi.ItemChange;
import io.para4j.spi.Operation;
import io.para4j.spi.Raw;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The facts about the change feed of this store that the contract leaves open. */
class MemoryChangesTest {
    private static final AppId OWN = AppId.of("shop");
    private static final AppId SHARED = AppId.ofShared("stall");

    private final List<Operation> operations = new ArrayList<>();
    private final Injector injector = Guice.createInjector(
            new ParaModule(ConfigFactory.parseString(
                            "para { prepend_shared_appids_with_space = true, memory.feed_capacity = 3 }"))
                    .listener(operations::add),
            new MemoryDAOModule());
    private final Para para = injector.getInstance(Para.class);
    private final ChangeSource source = injector.getInstance(Key.get(ChangeSource.class, Raw.class));

    @AfterEach
    void close() {
        para.close();
    }

    private Store own() {
        para.apps().create("shop");
        source.enable(OWN);
        return para.store("shop");
    }

    private Store shared() {
        para.apps().createShared("stall");
        source.enable(SHARED);
        return para.store("stall");
    }

    @Test
    void onlyTheLatestChangesAreKept() {
        Store store = own();
        FeedPosition first = source.now(OWN);
        for (int i = 0; i < 4; i++) {
            store.create(new Sysprop("a" + i));
        }
        ChangeReader reader = source.open(OWN, first);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> reader.poll(10))
                    .isInstanceOf(FeedGapException.class)
                    .hasMessageContaining("change 0 is not kept any more; the oldest is 1");
        }
        assertThat(source.open(OWN, source.oldest(OWN)).poll(10).changes()).hasSize(3);
    }

    @Test
    void anAppWithStorageOfItsOwnEndsWithoutDeletions() {
        Store store = own();
        ChangeReader reader = source.open(OWN, source.now(OWN));
        store.create(new Sysprop("a"));
        para.apps().delete("shop");
        ChangePage page = reader.poll(10);
        assertThat(page.changes()).extracting(ItemChange::kind).containsExactly(ItemChange.Kind.CREATED);
        assertThat(page.next()).isEqualTo(ChangePage.Next.END);
        assertThat(reader.poll(10).next()).isEqualTo(ChangePage.Next.END);
    }

    @Test
    void anAppInSharedStorageEndsWithTheDeletionOfEachObject() {
        Store store = shared();
        ChangeReader reader = source.open(SHARED, source.now(SHARED));
        store.create(new Sysprop("a"));
        para.apps().delete("stall");
        ChangePage page = reader.poll(10);
        assertThat(page.changes())
                .extracting(ItemChange::kind)
                .containsExactly(ItemChange.Kind.CREATED, ItemChange.Kind.DELETED);
        assertThat(page.next()).isEqualTo(ChangePage.Next.END);
    }

    @Test
    void anAppThatIsCreatedAgainIsNotRecordedUntilThatIsStarted() {
        own();
        FeedPosition before = source.now(OWN);
        para.apps().delete("shop");
        para.apps().create("shop");
        ChangeReader reader = source.open(OWN, before);
        assertThatThrownBy(() -> reader.poll(1)).isInstanceOf(FeedNotEnabledException.class);
        source.enable(OWN);
        assertThatThrownBy(() -> reader.poll(1))
                .isInstanceOf(FeedGapException.class)
                .hasMessageContaining("created again");
    }

    @Test
    void aPollAndTheCurrentPositionCostOneRequestEach() {
        own();
        operations.clear();
        ChangeReader reader = source.open(OWN, source.now(OWN));
        reader.poll(1);
        assertThat(operations).hasSize(2).allSatisfy(operation -> {
            assertThat(operation.kind()).isEqualTo(Operation.Kind.READ_CHANGES);
            assertThat(operation.cost()).isEqualTo(new Operation.Cost(1, 0, 0, 0));
        });
    }

    @Test
    void aRestoredObjectThatIsStoredAlreadyIsNoChange() {
        Store store = own();
        Sysprop object = new Sysprop("a");
        String id = store.create(object);
        ChangeReader reader = source.open(OWN, source.now(OWN));
        store.restoreAll(List.of(store.read(id).orElseThrow()));
        assertThat(reader.poll(1).changes()).isEmpty();
    }
}
