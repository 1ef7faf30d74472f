package io.para4j.testkit.tests.mutants;

import io.para4j.Patch;
import io.para4j.Transaction;
import io.para4j.Transactions;
import io.para4j.model.ParaObject;
import io.para4j.spi.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A transaction whose parts are written one after the other. */
final class SplitTransaction implements Transaction {
    private final List<Consumer<Transaction>> parts = new ArrayList<>();

    private SplitTransaction() {}

    static void write(Transactions core, Consumer<? super Transaction> writes) {
        SplitTransaction split = new SplitTransaction();
        writes.accept(split);
        split.parts.forEach(core::write);
    }

    @Override
    public Part in(String app) {
        return new Part() {
            private void add(Consumer<Part> part) {
                parts.add(tx -> part.accept(tx.in(app)));
            }

            @Override
            public String create(ParaObject object) {
                add(part -> part.create(object));
                return "";
            }

            @Override
            public void update(ParaObject object) {
                add(part -> part.update(object));
            }

            @Override
            public void patch(String id, Patch<?> patch) {
                add(part -> part.patch(id, patch));
            }

            @Override
            public void delete(ParaObject object) {
                add(part -> part.delete(object));
            }

            @Override
            public void delete(String id) {
                add(part -> part.delete(id));
            }

            @Override
            public void check(ParaObject object) {
                add(part -> part.check(object));
            }

            @Override
            public void check(Class<? extends ParaObject> type, String id, Condition condition) {
                add(part -> part.check(type, id, condition));
            }

            @Override
            public void checkAbsent(String id) {
                add(part -> part.checkAbsent(id));
            }
        };
    }
}
