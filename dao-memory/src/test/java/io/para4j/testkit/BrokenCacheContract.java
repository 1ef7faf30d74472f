package io.para4j.testkit;

import com.google.inject.Module;

/** The contract of a cache before which core can be broken too; beside the kit, since authors need no way to do so. */
public abstract class BrokenCacheContract extends CacheContract {

    @Override
    final Module decorated(Module para) {
        return broken(para);
    }

    /** Returns the module that the tests see. */
    protected abstract Module broken(Module para);
}
