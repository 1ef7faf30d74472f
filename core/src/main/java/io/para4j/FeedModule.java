package io.para4j;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.multibindings.OptionalBinder;
import io.para4j.feed.Changes;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.internal.feed.StoreChanges;
import io.para4j.spi.ChangeSource;
import io.para4j.spi.Closer;
import io.para4j.spi.DAO;
import io.para4j.spi.OperationListener;
import io.para4j.spi.Raw;
import io.para4j.spi.Ticker;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.function.Function;

/** Binds the change feed. */
final class FeedModule extends AbstractModule {

    /** Makes the changes of a store that reports them. */
    interface ChangesOf extends Function<ChangeSource, Changes> {}

    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), Key.get(ChangeSource.class, Raw.class));
    }

    @Provides
    @Singleton
    Changes changes(Para para) {
        return para.changes();
    }

    @Provides
    @Singleton
    ChangesOf changesOf(
            DAO dao,
            AppDirectory directory,
            ObjectCodec codec,
            IdGenerator ids,
            OperationListener listener,
            Ticker ticker,
            @ForPara Clock clock,
            Closer closer) {
        StoredCheckpoints checkpoints = new StoredCheckpoints(dao, directory, ids, clock);
        return source ->
                new StoreChanges(source, directory::resolve, codec, checkpoints, listener, ticker, clock, closer);
    }
}
