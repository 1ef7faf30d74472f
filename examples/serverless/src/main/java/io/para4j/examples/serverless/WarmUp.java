package io.para4j.examples.serverless;

import io.para4j.Para;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.crac.Context;
import org.crac.Resource;

/**
 * The last step before a snapshot of the process: a read, which loads and compiles what every request needs. The context
 * of the snapshot holds this object weakly, so the injector keeps it.
 */
@Singleton
final class WarmUp implements Resource {
    private final Para para;

    @Inject
    WarmUp(Para para) {
        this.para = para;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        para.apps().read("warm-up");
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}
