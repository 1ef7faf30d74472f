package io.para4j.testkit;

import com.google.inject.Module;
import java.util.Optional;

/** The contract of a cache before which core can be broken too; beside the kit, since authors need no way to do so. */
public abstract class BrokenCacheContract extends CacheContract {

    @Override
    final Module decorated(Module para) {
        return broken(para);
    }

    @Override
    public final boolean takesInterleavings() {
        return interleaves();
    }

    @Override
    public final Optional<String> schedule() {
        return again();
    }

    /** Whether operations are interleaved. */
    protected abstract boolean interleaves();

    /** Returns the schedule that is to be taken again, alone. */
    protected abstract Optional<String> again();

    /** Returns the module that the tests see. */
    protected abstract Module broken(Module para);
}
