package io.para4j.testkit;

import io.para4j.Transaction;
import io.para4j.Transactions;
import io.para4j.model.Sysprop;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** The transactions of random sequences, on the store under test or on the model. */
interface SubjectTransactions {

    /** The writes and checks in one app, which promise the same as those of {@link Transaction.Part}. */
    interface Part {
        void create(Sysprop object);

        void update(Sysprop object);

        void patch(String id, PatchPlan plan, Optional<Sysprop> unchanged);

        void delete(Sysprop object);

        void deleteById(String id);

        void check(Sysprop object);

        void checkAbsent(String id);
    }

    /** Applies the writes that a function adds, to the apps with these indexes. */
    void write(Consumer<IntFunction<Part>> writes);

    /** Returns those of the store under test, for apps with these names. */
    static SubjectTransactions of(Transactions transactions, List<String> apps) {
        return writes ->
                transactions.write(transaction -> writes.accept(app -> new StorePart(transaction.in(apps.get(app)))));
    }

    /** A part of the store under test. */
    record StorePart(Transaction.Part part) implements Part {
        @Override
        public void create(Sysprop object) {
            part.create(object);
        }

        @Override
        public void update(Sysprop object) {
            part.update(object);
        }

        @Override
        public void patch(String id, PatchPlan plan, Optional<Sysprop> unchanged) {
            part.patch(id, plan.patch(unchanged));
        }

        @Override
        public void delete(Sysprop object) {
            part.delete(object);
        }

        @Override
        public void deleteById(String id) {
            part.delete(id);
        }

        @Override
        public void check(Sysprop object) {
            part.check(object);
        }

        @Override
        public void checkAbsent(String id) {
            part.checkAbsent(id);
        }
    }
}
