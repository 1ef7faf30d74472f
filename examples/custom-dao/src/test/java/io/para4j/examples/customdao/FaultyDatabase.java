package io.para4j.examples.customdao;

import io.para4j.error.Target;
import io.para4j.testkit.FaultInjector;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A database whose reads and commits fail when the kit requests it. */
final class FaultyDatabase extends Database {
    private final FaultInjector<SQLException> faults;

    FaultyDatabase(DataSource pool, FaultInjector<SQLException> faults) {
        super(pool);
        this.faults = faults;
    }

    @Override
    <T> T call(Target target, boolean isCommit, Work<T> work, Connection connection) throws SQLException {
        FaultInjector.Call<T, SQLException> call = () -> super.call(target, isCommit, work, connection);
        return isCommit ? faults.write(target.app(), call) : faults.read(target.app(), call);
    }
}
