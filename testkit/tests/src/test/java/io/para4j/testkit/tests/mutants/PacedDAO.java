package io.para4j.testkit.tests.mutants;

import io.para4j.spi.AppId;
import io.para4j.spi.DAO;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.Update;
import io.para4j.testkit.ForwardingDAO;
import java.util.Optional;

/** A DAO that orders races between an update and a delete, so that their result is always the same. */
final class PacedDAO extends ForwardingDAO {
    private final Pace pace;
    private final Gap gap = new Gap();

    PacedDAO(DAO delegate, Pace pace) {
        super(delegate);
        this.pace = pace;
    }

    /** The write that goes first in a race. */
    enum Pace {
        ANY,
        UPDATES_FIRST,
        DELETES_FIRST
    }

    @Override
    public Optional<Item> update(AppId app, Update update) {
        if (pace == Pace.DELETES_FIRST) {
            gap.awaitOther(update.id());
        }
        try {
            return super.update(app, update);
        } finally {
            gap.come(update.id());
        }
    }

    @Override
    public void delete(AppId app, Deletion deletion) {
        if (pace == Pace.UPDATES_FIRST) {
            gap.awaitOther(deletion.id());
        }
        try {
            super.delete(app, deletion);
        } finally {
            gap.come(deletion.id());
        }
    }
}
