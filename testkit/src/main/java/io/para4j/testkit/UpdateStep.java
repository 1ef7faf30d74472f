package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes objects that the caller holds, including stale ones, and updates one, or many in one call. */
record UpdateStep(int app, List<Edit> edits, boolean isBatch) implements Step {
    UpdateStep {
        edits = List.copyOf(edits);
    }

    /** The changes to an object before its update. An empty value stands for null. */
    record Edit(int slot, Map<String, Optional<Object>> fields) {
        Edit {
            fields = new TreeMap<>(fields);
        }

        private Edit without(String field) {
            Map<String, Optional<Object>> fewer = new TreeMap<>(fields);
            fewer.remove(field);
            return new Edit(slot, fewer);
        }
    }

    @Override
    public String run(Side side) {
        List<Sysprop> objects = new ArrayList<>();
        for (Edit edit : edits) {
            side.held(edit.slot()).ifPresent(object -> {
                edit.fields().forEach((name, value) -> ModelState.setField(object, name, value.orElse(null)));
                objects.add(object);
            });
        }
        if (objects.isEmpty()) {
            return NOTHING;
        }
        return side.observe(app, objects, each -> {
            if (isBatch) {
                each.updateAll(objects);
            } else {
                each.update(objects.get(0));
            }
            return "done";
        });
    }

    @Override
    public Step in(int otherApp) {
        return new UpdateStep(otherApp, edits, isBatch);
    }

    @Override
    public List<Step> simpler() {
        List<Step> simpler = new ArrayList<>();
        if (isBatch && edits.size() == 1) {
            simpler.add(new UpdateStep(app, edits, false));
        }
        for (int i = 0; i < edits.size(); i++) {
            Edit edit = edits.get(i);
            if (edits.size() > 1) {
                simpler.add(new UpdateStep(app, Shrinker.without(edits, i), isBatch));
            }
            for (String field : edit.fields().keySet()) {
                simpler.add(new UpdateStep(app, Shrinker.with(edits, i, edit.without(field)), isBatch));
            }
        }
        return simpler;
    }

    @Override
    public void print(JavaText text) {
        List<String> variables = new ArrayList<>();
        for (Edit edit : edits) {
            text.held(edit.slot()).ifPresent(variable -> {
                Map<String, Object> values = new TreeMap<>();
                edit.fields().forEach((name, value) -> values.put(name, value.orElse(JavaText.NULL)));
                text.edit(variable, values);
                variables.add(variable);
            });
        }
        if (!variables.isEmpty()) {
            String list = String.join(", ", variables);
            text.call(text.app(app) + (isBatch ? ".updateAll(List.of(" + list + "))" : ".update(" + list + ")"));
            edits.forEach(edit -> text.noteId(app, edit.slot()));
        }
    }

    @Override
    public String rules() {
        return isBatch ? "LCK-8, BAT-2, BAT-3" : "UPD-1, LCK-1, LCK-2, LCK-6";
    }
}
