package io.para4j.dao.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.ParaObject;
import io.para4j.model.Stored;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of queries on the store in memory while objects move within the index. */
class MemoryQueriesTest {
    private static final int STANDING = 300;
    private static final int QUERIES = 1000;
    private static final Query<Parcel> ALL =
            Query.of(Parcel.class, "by_weight").equal("Hamburg").page(Pager.of(1000));

    @Index(name = "by_weight", partition = "city", sort = "weight")
    static class Parcel extends AbstractParaObject {
        @Stored
        String city = "Hamburg";

        @Stored
        int weight;
    }

    private final Para para = Para.start(new ParaModule().types(Parcel.class), new MemoryDAOModule());
    private final Store depot = para.store("depot");
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final AtomicBoolean isOver = new AtomicBoolean();

    @BeforeEach
    void createParcels() {
        para.apps().create("depot");
        depot.createAll(IntStream.range(0, STANDING)
                .mapToObj(i -> parcel("p" + i, 100 + i))
                .toList());
        depot.create(parcel("mover", 1));
    }

    @AfterEach
    void close() {
        isOver.set(true);
        thread.shutdown();
        para.close();
    }

    private static Parcel parcel(String id, int weight) {
        Parcel parcel = new Parcel();
        parcel.setId(id);
        parcel.weight = weight;
        return parcel;
    }

    private void weigh(int weight) {
        depot.patch("mover", Patch.of(Parcel.class).set("weight", weight));
    }

    @Test
    void aPageHasEachObjectOnceWhileOneMoves() throws ExecutionException, InterruptedException {
        Future<?> moves = thread.submit(() -> {
            while (!isOver.get()) {
                weigh(1000);
                weigh(1);
            }
        });
        for (int i = 0; i < QUERIES; i++) {
            List<String> ids =
                    depot.find(ALL).objects().stream().map(ParaObject::getId).toList();
            assertThat(ids).hasSize(STANDING + 1).doesNotHaveDuplicates().contains("mover");
        }
        isOver.set(true);
        moves.get();
    }

    @Test
    void aQueryShowsEachWriteThatAReadHasShown() throws ExecutionException, InterruptedException {
        Future<?> moves = thread.submit(() -> {
            for (int weight = 1000; !isOver.get(); weight++) {
                weigh(weight);
            }
        });
        Query<Parcel> heavy = ALL.from(1000);
        for (int i = 0; i < 10 * QUERIES; i++) {
            int read = depot.read(Parcel.class, "mover").orElseThrow().weight;
            assertThat(depot.find(heavy).objects())
                    .allSatisfy(found -> assertThat(found.weight).isGreaterThanOrEqualTo(read));
        }
        isOver.set(true);
        moves.get();
    }
}
