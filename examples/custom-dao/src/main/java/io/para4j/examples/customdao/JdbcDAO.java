package io.para4j.examples.customdao;

import io.para4j.error.Target;
import io.para4j.examples.customdao.Database.Work;
import io.para4j.examples.customdao.Rows.Row;
import io.para4j.spi.AppId;
import io.para4j.spi.AppStatus;
import io.para4j.spi.AppStorage;
import io.para4j.spi.Consistency;
import io.para4j.spi.Item;
import io.para4j.spi.ItemJson;
import io.para4j.spi.ItemPage;
import io.para4j.spi.OptimisticDAO;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

/**
 * A store that keeps the items of all apps in one table. It replaces a row only if the row still has the stamp that was
 * read.
 */
final class JdbcDAO extends OptimisticDAO<Row> implements AppStorage {
    private static final int ROWS_AT_ONCE = 100;

    private final Database database;
    private final Rows rows;

    JdbcDAO(Database database, Rows rows) {
        super(ROWS_AT_ONCE);
        this.database = database;
        this.rows = rows;
    }

    @Override
    protected Map<String, Row> readRows(AppId app, Collection<String> ids, Consistency consistency) {
        Target target = Target.of("read", app.name(), String.join(", ", ids));
        return database.read(target, connection -> rows.read(connection, app, ids)).stream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
    }

    @Override
    protected Item toItem(AppId app, String id, Row row) {
        return ItemJson.read(app, id, row.json());
    }

    @Override
    protected boolean replace(AppId app, List<Replacement<Row>> replacements) {
        Target target = replacements.get(0).target();
        return database.write(target, connection -> rows.replace(connection, app, replacements));
    }

    @Override
    public ItemPage readPage(AppId app, int limit, Optional<String> position) {
        String last = position.orElse("");
        Target target = Target.of("page after", app.name(), last);
        List<Row> found = database.read(target, connection -> rows.readAfter(connection, app, last, limit + 1));
        return ItemPage.of(found, limit, row -> toItem(app, row.id(), row), Row::id);
    }

    @Override
    public void ensure(AppId app) {
        change("ensure", app, connection -> rows.ensure(connection, app));
    }

    @Override
    public void drop(AppId app, LongConsumer progress) {
        change("drop", app, connection -> rows.drop(connection, app));
    }

    private void change(String operation, AppId app, Work<Boolean> work) {
        database.writeUntilDone(new Target(operation, app.name(), "app", app.name()), work);
    }

    @Override
    public Optional<AppStatus> status(AppId app) {
        Target target = new Target("status", app.name(), "app", app.name());
        if (!database.read(target, connection -> rows.hasApp(connection, app))) {
            return Optional.empty();
        }
        Map<String, String> details = database.read(target, connection -> rows.details(connection, app));
        return Optional.of(new AppStatus(true, OptionalLong.empty(), OptionalLong.empty(), details));
    }
}
