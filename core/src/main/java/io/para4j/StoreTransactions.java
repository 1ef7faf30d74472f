package io.para4j;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.TransactionConflictException;
import io.para4j.error.TransactionException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.ParaObject;
import io.para4j.spi.AppId;
import io.para4j.spi.Item;
import io.para4j.spi.ItemKey;
import io.para4j.spi.Outcome;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionalDAO;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The {@link Transactions} of a store that offers them. */
final class StoreTransactions implements Transactions {
    private final TransactionalDAO dao;
    private final StoreServices services;

    StoreTransactions(TransactionalDAO dao, StoreServices services) {
        this.dao = dao;
        this.services = services;
    }

    @Override
    public void write(Consumer<? super Transaction> writes) {
        Objects.requireNonNull(writes, "writes");
        TransactionPlan plan = new TransactionPlan(services);
        writes.accept(plan);
        plan.end();
        commit(plan, apps(), dao::write);
    }

    /** Returns a function that looks each app up once. */
    private Function<String, AppId> apps() {
        Map<String, AppId> known = new HashMap<>();
        return name -> known.computeIfAbsent(name, services.directory()::resolve);
    }

    private void commit(
            TransactionPlan plan, Function<String, AppId> apps, Function<TransactionRequest, List<Outcome>> sender) {
        if (plan.isEmpty()) {
            return;
        }
        TransactionRequest request = plan.request(apps);
        List<Outcome> outcomes;
        try {
            outcomes = sender.apply(request);
        } catch (WriteOutcomeUnknownException e) {
            plan.unknown();
            throw e;
        }
        List<TransactionException.Entry> entries = new ArrayList<>();
        boolean isRefused = false;
        for (int i = 0; i < outcomes.size(); i++) {
            TransactionPart part = request.parts().get(i);
            Optional<ParaException> error = errorOf(outcomes.get(i));
            isRefused |= error.isPresent();
            Target target = part.target();
            entries.add(new TransactionException.Entry(i, target, error.orElse(null)));
        }
        if (isRefused) {
            throw new TransactionException(entries);
        }
        plan.applied();
    }

    private Optional<ParaException> errorOf(Outcome outcome) {
        if (!(outcome instanceof Outcome.Refused refused)) {
            return Optional.empty();
        }
        return Optional.of(
                refused.error() instanceof ConditionFailedException e ? services.withObject(e) : refused.error());
    }

    @Override
    public <T> T modify(Function<? super ReadWriteTransaction, T> work) {
        Objects.requireNonNull(work, "work");
        return services.modifier().repeat("transaction", attempt -> {
            Function<String, AppId> apps = apps();
            ReadWritePlan run = new ReadWritePlan(services, apps);
            T result = work.apply(run);
            TransactionPlan plan = run.finished();
            try {
                commit(plan, apps, request -> run.contradictions(request).orElseGet(() -> dao.write(request)));
            } catch (TransactionException e) {
                throw run.isOutdated(e) ? new Modifier.OutdatedException(e) : e;
            } catch (TransactionConflictException e) {
                throw new Modifier.OutdatedException(e);
            }
            return result;
        });
    }

    @Override
    public Snapshot read(Collection<? extends ObjectKey<?>> keys) {
        List<ObjectKey<?>> copy = List.copyOf(keys);
        if (copy.isEmpty() || copy.size() > TransactionRequest.MAX_PARTS) {
            throw new IllegalArgumentException(
                    "a consistent read has 1 to " + TransactionRequest.MAX_PARTS + " keys, not " + copy.size());
        }
        Map<ObjectKey<?>, TypedDecoder<?>> decoders = new LinkedHashMap<>();
        Set<TransactionPlan.Place> seen = new HashSet<>();
        for (ObjectKey<?> key : copy) {
            decoders.put(key, new TypedDecoder<>(services.codec(), key.app(), key.type(), ReadOptions.defaults()));
            TransactionPlan.refuseAppRecord(key.app(), TypedDecoder.expectedType(key.type()), key.id());
            if (!seen.add(new TransactionPlan.Place(key.app(), key.id()))) {
                throw new IllegalArgumentException("object " + Target.quote(key.id()) + " of app "
                        + Target.quote(key.app()) + " is in the read twice; leave one out");
            }
        }
        Function<String, AppId> apps = apps();
        List<ItemKey> places = copy.stream()
                .map(key -> new ItemKey(apps.apply(key.app()), key.id()))
                .toList();
        List<Optional<Item>> items = dao.readTogether(places);
        TransactionRequest.checkRead(places, items);
        Map<ObjectKey<?>, Optional<? extends ParaObject>> objects = new LinkedHashMap<>();
        for (int i = 0; i < copy.size(); i++) {
            ObjectKey<?> key = copy.get(i);
            Optional<Item> item = items.get(i);
            item.ifPresent(found -> TransactionPlan.refuseAppRecord(key.app(), found.type(), key.id()));
            TypedDecoder<?> decoder = Objects.requireNonNull(decoders.get(key));
            objects.put(key, item.map(decoder::decode));
        }
        return new Snapshot(objects);
    }
}
