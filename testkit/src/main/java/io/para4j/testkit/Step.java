package io.para4j.testkit;

import java.util.List;

/** One call of a random sequence. Immutable, and the same on both sides. */
interface Step {

    /** Makes the call, and returns what the caller sees. A step whose objects are not held does nothing. */
    String run(Side side);

    /** Returns the index of the app that the call is about. */
    int app();

    /** Returns the same call in another app. */
    Step in(int otherApp);

    /** Returns steps that do a little less, the most promising first. */
    List<Step> simpler();

    /** Writes the call as Java, after the model has made it. */
    void print(JavaText text);

    /** Returns the rules that a difference in this step violates. */
    String rules();

    /** The result of a step whose objects are not held. */
    String NOTHING = "nothing, since no such object is held";
}
