package io.para4j.dao.dynamodb;

import java.time.Duration;

/**
 * Reports whether requests must end early, and cuts their sleeps short then. The source is a thread's interrupt flag or
 * a batch.
 */
interface Interruption {

    /** Returns the interruption of requests that the caller's own thread sends. */
    static Interruption ofThread(Sleeper sleeper) {
        return new Interruption() {
            @Override
            public boolean isInterrupted() {
                return Thread.currentThread().isInterrupted();
            }

            @Override
            public boolean sleep(Duration duration) {
                try {
                    sleeper.sleep(duration);
                    return true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        };
    }

    /** Returns whether the request must end. */
    boolean isInterrupted();

    /**
     * Sleeps.
     *
     * @return false if the request must end, which cuts the sleep short
     */
    boolean sleep(Duration duration);
}
