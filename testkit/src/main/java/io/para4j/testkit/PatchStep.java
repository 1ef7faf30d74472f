package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Patches an object, and keeps the object that the patch returns. */
record PatchStep(int app, String id, PatchPlan plan, Optional<Integer> unchanged, int slot) implements Step {

    @Override
    public String run(Side side) {
        Optional<Sysprop> required = unchanged.flatMap(side::held);
        if (unchanged.isPresent() && required.isEmpty()) {
            return NOTHING;
        }
        return side.observe(app, required.stream().toList(), each -> {
            Sysprop object = each.patch(id, plan, required);
            side.hold(slot, object);
            return side.view().object(object);
        });
    }

    @Override
    public Step in(int otherApp) {
        return new PatchStep(otherApp, id, plan, unchanged, slot);
    }

    @Override
    public List<Step> simpler() {
        List<Step> simpler = new ArrayList<>();
        if (unchanged.isPresent()) {
            simpler.add(new PatchStep(app, id, plan, Optional.empty(), slot));
        }
        plan.simpler().forEach(each -> simpler.add(new PatchStep(app, id, each, unchanged, slot)));
        return simpler;
    }

    @Override
    public void print(JavaText text) {
        Optional<String> required = unchanged.flatMap(text::held);
        if (unchanged.isEmpty() || required.isPresent()) {
            String call = text.app(app) + ".patch(" + text.id(id) + ", " + plan.code(required) + ")";
            text.note(app, id);
            if (text.isRefused()) {
                text.call(call);
            } else {
                text.declare(slot, "(Sysprop) " + call);
            }
        }
    }

    @Override
    public String rules() {
        return plan.guard().isPresent() || unchanged.isPresent()
                ? "PAT-1, PAT-3, PAT-5, PAT-6, PAT-8, PAT-9"
                : "PAT-1, PAT-2, PAT-5, PAT-6, PAT-9";
    }
}
