package io.para4j.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs the exercises of queries.md. */
class QueryExamplesTest {
    private final Para para = Para.start(
            new ParaModule(ConfigFactory.empty()).types(LostCat.class, Song.class, Student.class, Alert.class),
            new MemoryDAOModule());
    private Store store;

    @BeforeEach
    void create() {
        para.apps().create("school");
        store = para.store("school");
    }

    @AfterEach
    void close() {
        para.close();
    }

    /** A cat that is missing. */
    @Index(name = "by_breed", partition = "breed", sort = "lastSeen")
    static final class LostCat extends AbstractParaObject {
        @Stored
        String breed;

        @Stored
        LocalDate lastSeen;

        LostCat() {}

        LostCat(String name, String breed, LocalDate lastSeen) {
            setName(name);
            this.breed = breed;
            this.lastSeen = lastSeen;
        }
    }

    @Test
    void lostCatsAreFoundByTheirBreed() {
        store.create(new LostCat("Tom", "Siamese", LocalDate.of(2026, 4, 2)));
        store.create(new LostCat("Minka", "Siamese", LocalDate.of(2026, 4, 20)));
        store.create(new LostCat("Felix", "Siamese", LocalDate.of(2026, 3, 1)));
        store.create(new LostCat("Max", "Persian", LocalDate.of(2026, 4, 5)));

        List<LostCat> siamese = store.findAll(
                        Query.of(LostCat.class, "by_breed").equal("Siamese").from(LocalDate.of(2026, 4, 1)))
                .toList();

        assertThat(siamese).extracting(LostCat::getName).containsExactly("Tom", "Minka");
    }

    /** A song. Its id is made of artist and title, which are unique together. */
    @Index(name = "by_genre", partition = "genre", sort = "album")
    static final class Song extends AbstractParaObject {
        @Stored
        String artist;

        @Stored
        String genre;

        @Stored
        String album;

        Song() {}

        Song(String artist, String title, String album, String genre) {
            setId(artist + ":" + title);
            setName(title);
            this.artist = artist;
            this.genre = genre;
            this.album = album;
        }
    }

    @Test
    void songsAreFoundByGenreAndAlbum() {
        store.create(new Song("No One You Know", "Call Me Today", "Somewhat Famous", "Country"));
        store.create(new Song("No One You Know", "My Dog Spot", "Hey Now", "Country"));
        store.create(new Song("The Acme Band", "Look Out, World", "The Buck Starts Here", "Rock"));
        Query<Song> country = Query.of(Song.class, "by_genre").equal("Country");

        List<Song> ofOneAlbum =
                store.findAll(country.between("Hey Now", "Hey Now")).toList();
        List<Song> fromSo = store.findAll(country.prefix("So")).toList();

        assertThat(ofOneAlbum).extracting(Song::getName).containsExactly("My Dog Spot");
        assertThat(fromSo).extracting(Song::getName).containsExactly("Call Me Today");
    }

    /** A student. Few of them are interested in sports, and only those have a sport. */
    @Index(name = "by_sport", partition = "sport", sort = "name")
    static final class Student extends AbstractParaObject {
        @Stored
        @Nullable
        String sport;

        Student() {}

        Student(String name, @Nullable String sport) {
            setName(name);
            this.sport = sport;
        }
    }

    @Test
    void aSparseIndexHoldsTheInterestedOnly() {
        String ada = store.create(new Student("Ada", "Rowing"));
        store.create(new Student("Bob", null));
        store.create(new Student("Cleo", "Rowing"));
        Query<Student> rowers = Query.of(Student.class, "by_sport").equal("Rowing");
        assertThat(store.findAll(rowers)).extracting(Student::getName).containsExactly("Ada", "Cleo");

        store.patch(ada, Patch.of(Student.class).remove("sport"));

        assertThat(store.findAll(rowers)).extracting(Student::getName).containsExactly("Cleo");
    }

    /** An alert of a topic. A busy topic has so many that they are spread over shards. */
    @Index(name = "by_shard", partition = "shard", sort = "raised")
    static final class Alert extends AbstractParaObject {
        static final int SHARDS = 8;

        @Stored
        String shard;

        @Stored
        Instant raised;

        Alert() {}

        Alert(String id, String topic, Instant raised) {
            setId(id);
            this.shard = shard(topic, Math.floorMod(id.hashCode(), SHARDS));
            this.raised = raised;
        }

        static String shard(String topic, int number) {
            return topic + "#" + number;
        }
    }

    /** Returns the newest alerts of a topic: the newest of each shard, merged. */
    static List<Alert> newest(Store store, String topic, int limit) {
        return IntStream.range(0, Alert.SHARDS)
                .mapToObj(shard -> Query.of(Alert.class, "by_shard")
                        .equal(Alert.shard(topic, shard))
                        .descending()
                        .page(Pager.of(limit)))
                .flatMap(query -> store.find(query).objects().stream())
                .sorted(Comparator.comparing((Alert alert) -> alert.raised).reversed())
                .limit(limit)
                .toList();
    }

    @Test
    void theShardsOfAHotPartitionAreMerged() {
        Instant start = Instant.parse("2026-05-01T12:00:00Z");
        for (int i = 0; i < 500; i++) {
            store.create(new Alert("alert-" + i, "disk", start.plusSeconds(i)));
        }

        List<Alert> newest = newest(store, "disk", 10);

        assertThat(newest)
                .extracting(alert -> Objects.requireNonNull(alert.getId()))
                .containsExactlyElementsOf(IntStream.range(0, 10)
                        .mapToObj(i -> "alert-" + (499 - i))
                        .toList());
        assertThat(newest.stream().map(alert -> alert.shard).distinct()).hasSizeGreaterThan(2);
    }
}
