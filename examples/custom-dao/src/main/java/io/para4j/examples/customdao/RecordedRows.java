package io.para4j.examples.customdao;

import io.para4j.examples.customdao.Outbox.Recording;
import io.para4j.examples.customdao.Outbox.Written;
import io.para4j.spi.AppId;
import io.para4j.spi.DeclaredIndexes;
import io.para4j.spi.ItemJson;
import io.para4j.spi.OptimisticDAO.Replacement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Rows with indexes whose changes are written to the {@link Outbox}. Every write of items is a replacement of rows. */
final class RecordedRows extends IndexedRows {
    private final Outbox outbox;

    RecordedRows(String url, DeclaredIndexes declared, Outbox outbox) {
        super(url, declared);
        this.outbox = outbox;
    }

    @Override
    boolean ensure(Connection connection, AppId app) throws SQLException {
        boolean isDone = super.ensure(connection, app);
        outbox.ensureTables(connection);
        return isDone;
    }

    @Override
    boolean replace(Connection connection, AppId app, List<Replacement<Row>> replacements) throws SQLException {
        boolean isDone = super.replace(connection, app, replacements);
        if (isDone) {
            outbox.record(connection, app, written(replacements));
        }
        return isDone;
    }

    /** Returns the changes. A row that only reserved an id, and holds no item, is none. */
    private static List<Written> written(List<Replacement<Row>> replacements) {
        return replacements.stream()
                .map(each -> new Written(
                        each.target().id(),
                        each.read()
                                .filter(row -> !isReserved(row))
                                .map(Row::json)
                                .orElse(null),
                        each.item().map(ItemJson::write).orElse(null)))
                .filter(each -> each.before() != null || each.after() != null)
                .toList();
    }

    @Override
    boolean drop(Connection connection, AppId app) throws SQLException {
        Optional<Recording> recording = outbox.find(connection, app);
        boolean isDone = super.drop(connection, app);
        if (recording.isPresent()) {
            outbox.end(connection, recording.get().app());
        }
        return isDone;
    }
}
