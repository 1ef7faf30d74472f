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

        /** Changes the object that the caller holds, and returns it. */
        Optional<Sysprop> change(Side side) {
            Optional<Sysprop> held = side.held(slot);
            held.ifPresent(
                    object -> fields.forEach((name, value) -> ModelState.setField(object, name, value.orElse(null))));
            return held;
        }

        /** Writes the changes as Java, and returns the variable of the object. */
        Optional<String> print(JavaText text) {
            Optional<String> held = text.held(slot);
            Map<String, Object> values = new TreeMap<>();
            fields.forEach((name, value) -> values.put(name, value.orElse(JavaText.NULL)));
            held.ifPresent(variable -> text.edit(variable, values));
            return held;
        }

        Edit without(String field) {
            Map<String, Optional<Object>> fewer = new TreeMap<>(fields);
            fewer.remove(field);
            return new Edit(slot, fewer);
        }
    }

    @Override
    public String run(Side side) {
        List<Sysprop> objects = new ArrayList<>();
        for (Edit edit : edits) {
            edit.change(side).ifPresent(objects::add);
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
            edit.print(text).ifPresent(variables::add);
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
