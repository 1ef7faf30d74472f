package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.List;

/** Writes objects in one transaction. A slot in which an object is kept is that of no other part. */
record TransactStep(List<PartPlan> parts) implements Step {
    TransactStep {
        parts = List.copyOf(parts);
    }

    @Override
    public String run(Side side) {
        List<Sysprop> given = new ArrayList<>();
        List<Added> added = new ArrayList<>();
        for (PartPlan part : parts) {
            part.prepare(side).ifPresent(ready -> {
                ready.given().ifPresent(given::add);
                added.add(new Added(part, ready));
            });
        }
        if (added.isEmpty()) {
            return NOTHING;
        }
        String seen = side.observe(
                given,
                apps -> added.forEach(each ->
                        each.ready().call().accept(apps.apply(each.part().app()))));
        for (Added each : added) {
            if (each.part() instanceof PartPlan.Create create) {
                each.ready()
                        .given()
                        .ifPresent(object -> side.hold(create.draft().slot(), object));
            }
        }
        return seen;
    }

    private record Added(PartPlan part, PartPlan.Ready ready) {}

    @Override
    public int app() {
        return parts.stream().mapToInt(PartPlan::app).max().orElse(0);
    }

    @Override
    public Step in(int otherApp) {
        return new TransactStep(parts.stream().map(part -> part.in(otherApp)).toList());
    }

    @Override
    public List<Step> simpler() {
        List<Step> simpler = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.size() > 1) {
                simpler.add(new TransactStep(Shrinker.without(parts, i)));
            }
            for (PartPlan part : parts.get(i).simpler()) {
                simpler.add(new TransactStep(Shrinker.with(parts, i, part)));
            }
        }
        return simpler;
    }

    @Override
    public void print(JavaText text) {
        StringBuilder calls = new StringBuilder();
        for (PartPlan part : parts) {
            part.print(text)
                    .ifPresent(
                            call -> calls.append("transaction.in(" + text.app(part.app()) + ".app())." + call + "; "));
        }
        if (!calls.isEmpty()) {
            text.call("transactions.write(transaction -> { " + calls + "})");
            parts.forEach(part -> part.note(text));
        }
    }

    @Override
    public String rules() {
        return "TRX-1, TRX-2";
    }
}
