package io.para4j.examples.customdao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.ConfigFactory;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.error.Target;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.Sysprop;
import io.para4j.testkit.FaultInjector;
import io.para4j.testkit.Faults.Kind;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcTransactionsTest {
    private final FaultInjector<SQLException> faults = new FaultInjector<>("para", SQLException::new);
    private Para para;
    private Store shop;

    @BeforeEach
    void start() {
        para = Para.start(
                new ParaModule(ConfigFactory.parseString("para.jdbc.url = \"jdbc:h2:mem:transactions\"")),
                new JdbcDAOModule(pool -> new FaultyDatabase(pool, faults)));
        para.apps().create("shop");
        shop = para.store("shop");
    }

    @AfterEach
    void close() {
        para.close();
    }

    private void createTwo() {
        para.transactions().write(tx -> {
            tx.in("shop").create(city("a1"));
            tx.in("shop").create(city("b2"));
        });
    }

    private static Sysprop city(String id) {
        Sysprop city = new Sysprop("city");
        city.setId(id);
        return city;
    }

    @Test
    void aLostAnswerIsSettledByTheRevisionOfTheItems() {
        faults.begin(Kind.ANSWER_LOST, 0, 1);

        assertThatCode(this::createTwo).doesNotThrowAnyException();
        assertThat(faults.happened()).isEqualTo(1);
        assertThat(shop.exists("b2")).isTrue();
    }

    @Test
    void withoutAnItemOfTheTransactionTheOutcomeOfAllPartsIsUnknown() {
        faults.begin(Kind.REQUEST_LOST, 0, 1);

        assertThatExceptionOfType(WriteOutcomeUnknownException.class)
                .isThrownBy(this::createTwo)
                .satisfies(error ->
                        assertThat(error.targets()).extracting(Target::id).containsExactly("a1", "b2"));
        assertThat(shop.exists("a1")).isFalse();
    }

    @Test
    void anIdThatWasCheckedToBeAbsentStaysAbsent() {
        para.transactions().write(tx -> {
            tx.in("shop").create(city("a1"));
            tx.in("shop").checkAbsent("b2");
            tx.in("shop").delete("c3");
        });

        assertThat(shop.exists("a1")).isTrue();
        assertThat(shop.exists("b2")).isFalse();
        assertThat(shop.exists("c3")).isFalse();
        assertThat(shop.create(city("b2"))).isEqualTo("b2");
    }
}
