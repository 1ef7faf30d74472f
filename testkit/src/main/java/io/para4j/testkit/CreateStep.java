package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Creates one object, or many in one call. */
record CreateStep(int app, List<Draft> drafts, boolean isBatch) implements Step {
    CreateStep {
        drafts = List.copyOf(drafts);
    }

    /** An object to create, and the slot in which its caller keeps it. */
    record Draft(int slot, Optional<String> id, String type, Map<String, Object> fields) {
        Draft {
            fields = new TreeMap<>(fields);
        }

        Sysprop object() {
            Sysprop object = new Sysprop(type);
            id.ifPresent(object::setId);
            fields.forEach((name, value) -> ModelState.setField(object, name, value));
            return object;
        }

        /** Declares the object's variable as Java, and returns it. */
        String print(JavaText text) {
            String variable = text.declare(slot, "new Sysprop(" + JavaText.literal(type) + ")");
            id.ifPresent(given -> text.line(variable + ".setId(" + JavaText.literal(given) + ");"));
            text.edit(variable, fields);
            return variable;
        }

        Draft without(String field) {
            Map<String, Object> fewer = new TreeMap<>(fields);
            fewer.remove(field);
            return new Draft(slot, id, type, fewer);
        }
    }

    @Override
    public String run(Side side) {
        List<Sysprop> objects = drafts.stream().map(Draft::object).toList();
        String seen = side.observe(
                app, objects, each -> isBatch ? each.createAll(objects).toString() : each.create(objects.get(0)));
        for (int i = 0; i < drafts.size(); i++) {
            Sysprop object = objects.get(i);
            side.hold(drafts.get(i).slot(), object);
            if (drafts.get(i).id().isEmpty() && object.getId() != null) {
                side.noteBorn(Samples.id(object));
            }
        }
        return seen;
    }

    @Override
    public Step in(int otherApp) {
        return new CreateStep(otherApp, drafts, isBatch);
    }

    @Override
    public List<Step> simpler() {
        List<Step> simpler = new ArrayList<>();
        if (isBatch && drafts.size() == 1) {
            simpler.add(new CreateStep(app, drafts, false));
        }
        for (int i = 0; i < drafts.size(); i++) {
            Draft draft = drafts.get(i);
            if (drafts.size() > 1) {
                simpler.add(new CreateStep(app, Shrinker.without(drafts, i), isBatch));
            }
            for (String field : draft.fields().keySet()) {
                simpler.add(new CreateStep(app, Shrinker.with(drafts, i, draft.without(field)), isBatch));
            }
        }
        return simpler;
    }

    @Override
    public void print(JavaText text) {
        List<String> variables = new ArrayList<>();
        for (Draft draft : drafts) {
            variables.add(draft.print(text));
        }
        String list = String.join(", ", variables);
        text.call(text.app(app) + (isBatch ? ".createAll(List.of(" + list + "))" : ".create(" + list + ")"));
        drafts.forEach(draft -> text.noteId(app, draft.slot()));
    }

    @Override
    public String rules() {
        return isBatch ? "CRE-1, CRE-2, BAT-2, BAT-3" : "CRE-1, CRE-2, CRE-4";
    }
}
