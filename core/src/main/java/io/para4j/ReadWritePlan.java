package io.para4j;

import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.TransactionException;
import io.para4j.error.TypeMismatchException;
import io.para4j.error.VersionConflictException;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.Condition;
import io.para4j.spi.Consistency;
import io.para4j.spi.Creation;
import io.para4j.spi.Deletion;
import io.para4j.spi.Item;
import io.para4j.spi.ItemCheck;
import io.para4j.spi.Limits;
import io.para4j.spi.Outcome;
import io.para4j.spi.Precondition;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionWrite;
import io.para4j.spi.Update;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One run of a function that reads before it writes, with the items that it has read. */
final class ReadWritePlan implements ReadWriteTransaction {
    private final StoreServices services;
    private final Function<String, AppId> apps;
    private final TransactionPlan plan;
    private final Map<TransactionPlan.Place, Optional<Item>> reads = new LinkedHashMap<>();

    ReadWritePlan(StoreServices services, Function<String, AppId> apps) {
        this.services = services;
        this.apps = apps;
        this.plan = new TransactionPlan(services);
    }

    @Override
    public Part in(String app) {
        return new ReadingPart(plan.in(app));
    }

    /** Returns whether all refusals are due to changes of objects since this run read them. */
    boolean isOutdated(TransactionException e) {
        return e.entries().stream().filter(entry -> entry.error().isPresent()).allMatch(this::isOutdated);
    }

    private boolean isOutdated(TransactionException.Entry entry) {
        Optional<Item> read = reads.get(
                new TransactionPlan.Place(entry.target().app(), entry.target().id()));
        ParaException error = entry.error().orElseThrow();
        if (read == null) {
            return false;
        }
        return read.isPresent() ? isDueToChange(error, read.get()) : error instanceof ObjectExistsException;
    }

    /** Returns whether an error shows that the stored object is another one than the item that was read, or is gone. */
    private static boolean isDueToChange(ParaException error, Item read) {
        if (error instanceof TypeMismatchException mismatch) {
            return !mismatch.stored().equals(read.type()); // otherwise the write has the wrong type
        }
        return error instanceof VersionConflictException || error instanceof ObjectNotFoundException;
    }

    /**
     * Returns the refusal of writes that contradict what this run has read: of objects that it has not found, or under ids
     * that it has found taken. Such a transaction is not sent. If the object was created or deleted since, it could be
     * applied, although it would not have been in the state that the function has seen. Empty if no write contradicts.
     *
     * @param request the transaction of this run
     */
    Optional<List<Outcome>> contradictions(TransactionRequest request) {
        List<Outcome> outcomes = request.parts().stream().map(this::onRead).toList();
        return Optional.of(outcomes).filter(all -> all.stream().anyMatch(Outcome.Refused.class::isInstance));
    }

    private Outcome onRead(TransactionPart part) {
        TransactionWrite write = part.write();
        Optional<Item> read = reads.get(new TransactionPlan.Place(part.app().name(), write.id()));
        if (read == null) {
            return Outcome.DONE;
        }
        boolean isAbsenceChecked =
                write instanceof ItemCheck check && check.precondition().isEmpty();
        boolean needsAbsence = write instanceof Creation || isAbsenceChecked;
        if (read.isPresent() && needsAbsence) {
            return new Outcome.Refused(new ObjectExistsException(part.target()));
        }
        boolean needsPresence = !needsAbsence && !(write instanceof Deletion);
        return read.isEmpty() && needsPresence
                ? new Outcome.Refused(new ObjectNotFoundException(part.target()))
                : Outcome.DONE;
    }

    /**
     * Ends the run, and returns its writes. Each object that was read must still be in the state in which it was read, or
     * still be absent: those that are written by the precondition of the write, others by a check.
     */
    TransactionPlan finished() {
        boolean isReadOnly = plan.isEmpty();
        reads.forEach((place, item) -> {
            if (!isReadOnly || reads.size() > 1) {
                require(place, item);
            }
        });
        plan.end();
        return plan;
    }

    private void require(TransactionPlan.Place place, Optional<Item> read) {
        Optional<TransactionWrite> write = plan.write(place);
        if (write.isEmpty()) {
            plan.add(place.app(), check(place.id(), read), () -> {}, () -> {});
        } else {
            plan.replace(place, required(write.get(), read));
        }
    }

    private static ItemCheck check(String id, Optional<Item> read) {
        return read.map(item -> new ItemCheck(id, Optional.of(Precondition.of(item.type(), item.state()))))
                .orElseGet(() -> ItemCheck.absent(id));
    }

    private static TransactionWrite required(TransactionWrite write, Optional<Item> read) {
        if (write instanceof Update update) {
            return read.map(item -> update.requiring(inState(update.precondition(), item)))
                    .orElse(update);
        }
        if (write instanceof Deletion deletion) {
            return read.<TransactionWrite>map(
                            item -> new Deletion(deletion.id(), inState(deletion.precondition(), item), true))
                    .orElseGet(() -> ItemCheck.absent(deletion.id()));
        }
        if (write instanceof ItemCheck check && check.precondition().isPresent() && read.isPresent()) {
            return new ItemCheck(
                    check.id(), Optional.of(inState(check.precondition().get(), read.get())));
        }
        return write; // a creation or a check of absence, or one that contradicts what was read
    }

    /**
     * Adds the state of the item that was read. A write of an object in another state would be one that this run has not
     * looked at.
     */
    private static Precondition inState(Precondition precondition, Item item) {
        if (precondition.state().filter(state -> !state.isSameAs(item.state())).isPresent()) {
            throw new IllegalStateException(
                    "object " + Target.quote(item.id())
                            + " is given in another state than the transaction has read; write or check the object that it read");
        }
        return new Precondition(precondition.type(), Optional.of(item.state()), precondition.condition());
    }

    /** The part of one app, whose writes are those of the plan. */
    private final class ReadingPart implements ReadWriteTransaction.Part {
        private final TransactionPlan.AppPart part;

        ReadingPart(TransactionPlan.AppPart part) {
            this.part = part;
        }

        @Override
        public <T extends ParaObject> Optional<T> read(Class<T> type, String id) {
            TypedDecoder<T> decoder = new TypedDecoder<>(services.codec(), part.app(), type, ReadOptions.defaults());
            TransactionPlan.Place place = new TransactionPlan.Place(part.app(), Limits.checkId(id));
            TransactionPlan.refuseAppRecord(part.app(), TypedDecoder.expectedType(type), id);
            if (plan.has(place)) {
                throw new IllegalStateException("object " + Target.quote(id) + " of app " + Target.quote(part.app())
                        + " is already written in the transaction; read it first");
            }
            Optional<Item> known = reads.get(place);
            Optional<Item> item =
                    known == null ? services.dao().read(apps.apply(part.app()), id, Consistency.STRONG) : known;
            item.ifPresent(found -> TransactionPlan.refuseAppRecord(part.app(), found.type(), id));
            reads.put(place, item);
            return item.map(decoder::decode);
        }

        @Override
        public String create(ParaObject object) {
            return part.create(object);
        }

        @Override
        public void update(ParaObject object) {
            part.update(object);
        }

        @Override
        public void patch(String id, Patch<?> patch) {
            part.patch(id, patch);
        }

        @Override
        public void delete(ParaObject object) {
            part.delete(object);
        }

        @Override
        public void delete(String id) {
            part.delete(id);
        }

        @Override
        public void check(ParaObject object) {
            part.check(object);
        }

        @Override
        public void check(Class<? extends ParaObject> type, String id, Condition condition) {
            part.check(type, id, condition);
        }

        @Override
        public void checkAbsent(String id) {
            part.checkAbsent(id);
        }
    }
}
