package io.para4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.para4j.testkit.Faults.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultInjectorTest {
    private static final String SHOP = "shop";

    private final List<String> disk = new ArrayList<>();
    private final FaultInjector<IOException> faults = new FaultInjector<>("para", IOException::new);

    private boolean write(String app) throws IOException {
        return faults.write(app, () -> disk.add(app));
    }

    @Test
    void callsGoThroughWithoutFaults() throws IOException {
        assertThat(write(SHOP)).isTrue();
        assertThat(faults.read(SHOP, () -> disk.get(0))).isEqualTo("shop");
        assertThat(faults.happened()).isZero();
    }

    @Test
    void aFailedReadThrowsTheExceptionOfTheEngine() throws IOException {
        faults.begin(Kind.READ_FAILED, 0, Faults.ALWAYS);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> faults.read(SHOP, () -> disk));
        assertThat(write(SHOP)).isTrue();
        assertThat(faults.happened()).isEqualTo(1);
    }

    @Test
    void aLostAnswerFailsAfterTheWriteAndALostRequestBefore() {
        faults.begin(Kind.ANSWER_LOST, 0, 1);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> write(SHOP));
        assertThat(disk).hasSize(1);
        faults.begin(Kind.REQUEST_LOST, 0, 1);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> write(SHOP));
        assertThat(disk).hasSize(1);
    }

    @Test
    void faultsBeginAfterTheCallsThatPassAndEndAfterTheirCount() throws IOException {
        faults.begin(Kind.REQUEST_LOST, 1, 1);
        write(SHOP);
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> write(SHOP));
        write(SHOP);
        assertThat(disk).hasSize(2);
    }

    @Test
    void healingEndsAllFaults() throws IOException {
        faults.begin(Kind.REQUEST_LOST, 0, Faults.ALWAYS);
        faults.heal();
        assertThat(write(SHOP)).isTrue();
        assertThat(faults.happened()).isZero();
    }

    @Test
    void callsForTheRootAppNeverFail() throws IOException {
        faults.begin(Kind.REQUEST_LOST, 0, Faults.ALWAYS);
        assertThat(write("para")).isTrue();
    }

    @Test
    void aKindThatCannotHappenIsRefused() {
        assertThat(faults.kinds()).doesNotContain(Kind.THROTTLED, Kind.UNPROCESSED, Kind.STALLED);
        assertThatIllegalArgumentException().isThrownBy(() -> faults.begin(Kind.STALLED, 0, 1));
    }
}
