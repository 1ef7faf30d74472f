package io.para4j.testkit;

import com.google.inject.Module;
import java.util.Optional;

/** A cache contract that can also break core behind the cache. It is not in the kit because authors do not need it. */
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

    /** Returns whether operations are interleaved. */
    protected abstract boolean interleaves();

    /** Returns the one schedule to run again; empty to run all schedules. */
    protected abstract Optional<String> again();

    /** Returns the module that the tests use. */
    protected abstract Module broken(Module para);
}
