package io.para4j.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloserTest {
    private final List<String> closed = new ArrayList<>();
    private final Closer closer = new Closer();

    private AutoCloseable resource(String name) {
        return () -> closed.add(name);
    }

    @Test
    void theLastRegisteredIsClosedFirst() {
        closer.register(resource("first"));
        closer.register(resource("second"));
        closer.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void aFailureDoesNotKeepOthersOpen() {
        closer.register(resource("first"));
        closer.register(() -> {
            throw new IOException("no");
        });
        assertThatIllegalStateException()
                .isThrownBy(closer::close)
                .satisfies(error -> assertThat(error.getSuppressed()).hasOnlyElementsOfType(IOException.class));
        assertThat(closed).containsExactly("first");
    }

    @Test
    void anErrorDoesNotKeepOthersOpen() {
        closer.register(resource("first"));
        closer.register(() -> {
            throw new AssertionError("no");
        });
        assertThatIllegalStateException().isThrownBy(closer::close);
        assertThat(closed).containsExactly("first");
        assertThat(closer.isClosed()).isTrue();
    }

    @Test
    void closingAgainDoesNothing() {
        closer.register(resource("first"));
        closer.close();
        closer.close();
        assertThat(closed).containsExactly("first");
    }

    @Test
    void whatComesAfterTheEndIsClosedAndRefused() {
        closer.close();
        assertThatIllegalStateException().isThrownBy(() -> closer.register(resource("late")));
        assertThat(closed).containsExactly("late");
    }

    @Test
    void anInterruptWhileClosingIsKept() {
        closer.register(() -> {
            throw new InterruptedException();
        });
        assertThatIllegalStateException().isThrownBy(closer::close);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> closer.register(null));
    }
}
