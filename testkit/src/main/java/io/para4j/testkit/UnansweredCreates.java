package io.para4j.testkit;

import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.AppId;
import io.para4j.spi.Creation;
import io.para4j.spi.DAO;
import io.para4j.spi.Outcome;
import java.util.List;

/** A DAO that gives no answer to creates, so that it is unknown whether they were stored. */
final class UnansweredCreates extends ForwardingDAO {

    UnansweredCreates(DAO delegate) {
        super(delegate);
    }

    private static WriteOutcomeUnknownException unknown(AppId app, Creation creation) {
        return new WriteOutcomeUnknownException(
                creation.target(app), 3, new IllegalStateException("made to give no answer"));
    }

    @Override
    public void create(AppId app, Creation creation) {
        throw unknown(app, creation);
    }

    @Override
    public List<Outcome> createAll(AppId app, List<Creation> creations) {
        return creations.stream()
                .map(creation -> Outcome.of(unknown(app, creation)))
                .toList();
    }
}
