package io.para4j.testkit.tests.bytes;

import com.google.inject.Module;
import io.para4j.testkit.tests.interleavings.InterleavingContract;

/** Core's caching with a {@code ByteCache}, interleaved. */
class ByteCacheInterleavingTest extends InterleavingContract {
    @Override
    protected Module cache() {
        return new ByteCacheModule(10_000);
    }
}
