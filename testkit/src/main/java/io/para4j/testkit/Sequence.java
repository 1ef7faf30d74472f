package io.para4j.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs steps on the store under test and on the model, in new apps each time, and finds the first difference. */
final class Sequence {
    private final Kit kit;

    Sequence(Kit kit) {
        this.kit = kit;
    }

    /**
     * The first difference between the two sides.
     *
     * @param index the index of the step, or the number of steps for the check of all objects at the end
     * @param step the step that shows it
     * @param expected the result of the model
     * @param found the result of the store under test
     */
    record Difference(int index, Step step, String expected, String found) {
        @Override
        public String toString() {
            return "expected " + expected + " but found " + found;
        }
    }

    /** Returns whether the store under test answers queries. */
    boolean isIndexed() {
        return kit.isIndexed();
    }

    /** Returns whether the store under test offers transactions. */
    boolean isTransactional() {
        return kit.offersTransactions();
    }

    Optional<Difference> run(List<Step> steps) {
        List<Tenant> tenants = List.of(kit.newTenant(), kit.newTenant());
        try {
            return run(steps, tenants);
        } finally {
            tenants.forEach(tenant -> kit.para().apps().delete(tenant.app().name()));
        }
    }

    private Optional<Difference> run(List<Step> steps, List<Tenant> tenants) {
        List<String> names = tenants.stream().map(tenant -> tenant.app().name()).toList();
        List<StoreSubject> stores = tenants.stream()
                .map(tenant -> new StoreSubject(kit, tenant.store()))
                .toList();
        SubjectTransactions transactions = isTransactional()
                ? SubjectTransactions.of(kit.transactions(), names)
                : writes -> {
                    throw new IllegalStateException("the store offers no transactions");
                };
        Side store = new Side(stores, transactions, new View(names, kit.clock().millis()));
        ModelApps model = ModelApps.create(names, kit.clock(), store.born(), kit.isIndexed());
        List<Step> all = new ArrayList<>(steps);
        all.addAll(lookAtAll());
        for (int index = 0; index < all.size(); index++) {
            // Every second step happens at the same moment as the step before it.
            kit.clock().step(Duration.ofMillis(index % 2));
            Step step = all.get(index);
            String found = step.run(store);
            String expected = step.run(model.side());
            if (!found.equals(expected)) {
                return Optional.of(new Difference(Math.min(index, steps.size()), step, expected, found));
            }
        }
        return Optional.empty();
    }

    private static List<Step> lookAtAll() {
        List<Step> looks = new ArrayList<>();
        for (int app = 0; app < 2; app++) {
            looks.add(new ReadStep.All(app, RandomSteps.IDS));
            looks.add(new ReadStep.Pages(app, Kit.MAX_PAGE_SIZE));
        }
        return looks;
    }
}
