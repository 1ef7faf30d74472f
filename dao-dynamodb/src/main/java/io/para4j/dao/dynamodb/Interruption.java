package io.para4j.dao.dynamodb;

import java.time.Duration;

/** Says whether a call is to end early, and sleeps until it is: by the thread's own interrupt flag, or by its batch's. */
interface Interruption {

    /** Returns the interruption of calls that are made in the caller's thread. */
    static Interruption ofThread(Time time) {
        return new Interruption() {
            @Override
            public boolean isInterrupted() {
                return Thread.currentThread().isInterrupted();
            }

            @Override
            public boolean sleep(Duration duration) {
                try {
                    time.sleep(duration);
                    return true;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        };
    }

    /** Returns whether the call is to end. */
    boolean isInterrupted();

    /**
     * Sleeps.
     *
     * @return false if the call is to end, which cuts the sleep short
     */
    boolean sleep(Duration duration);
}
