package io.para4j.dao.dynamodb;

import com.google.inject.AbstractModule;
import com.google.inject.Module;
import java.time.Duration;

/** A sleeper that returns at once, for waits whose end does not matter to the test. */
final class InstantSleeper implements Sleeper {

    /** Returns a module that overrides the sleeper of {@link AWSDynamoDAOModule}. */
    static Module module() {
        return new AbstractModule() {
            @Override
            protected void configure() {
                bind(Sleeper.class).to(InstantSleeper.class);
            }
        };
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before a sleep");
        }
    }
}
