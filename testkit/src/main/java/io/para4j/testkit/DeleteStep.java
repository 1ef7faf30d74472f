package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.List;

/** Deletes or restores objects as the caller holds them. */
record DeleteStep(int app, List<Integer> slots, Kind kind) implements Step {
    DeleteStep {
        slots = List.copyOf(slots);
    }

    /** The call that the step makes. */
    enum Kind {
        DELETE("delete", "LCK-5, LCK-6"),
        DELETE_ALL("deleteAll", "LCK-8, BAT-2, BAT-3"),
        RESTORE_ALL("restoreAll", "CRE-5");

        private final String method;
        private final String rules;

        Kind(String method, String rules) {
            this.method = method;
            this.rules = rules;
        }
    }

    @Override
    public String run(Side side) {
        List<Sysprop> objects = new ArrayList<>();
        slots.forEach(slot -> side.held(slot).ifPresent(objects::add));
        if (objects.isEmpty()) {
            return NOTHING;
        }
        return side.observe(app, objects, each -> {
            switch (kind) {
                case DELETE -> each.delete(objects.get(0));
                case DELETE_ALL -> each.deleteAll(objects);
                case RESTORE_ALL -> each.restoreAll(objects);
            }
            return "done";
        });
    }

    @Override
    public Step in(int otherApp) {
        return new DeleteStep(otherApp, slots, kind);
    }

    @Override
    public List<Step> simpler() {
        List<Step> simpler = new ArrayList<>();
        if (slots.size() == 1 && kind == Kind.DELETE_ALL) {
            simpler.add(new DeleteStep(app, slots, Kind.DELETE));
        }
        for (int i = 0; slots.size() > 1 && i < slots.size(); i++) {
            simpler.add(new DeleteStep(app, Shrinker.without(slots, i), kind));
        }
        return simpler;
    }

    @Override
    public void print(JavaText text) {
        List<String> variables = new ArrayList<>();
        slots.forEach(slot -> text.held(slot).ifPresent(variables::add));
        if (!variables.isEmpty()) {
            String given = kind == Kind.DELETE ? variables.get(0) : "List.of(" + String.join(", ", variables) + ")";
            text.call(text.app(app) + "." + kind.method + "(" + given + ")");
            slots.forEach(slot -> text.noteId(app, slot));
        }
    }

    @Override
    public String rules() {
        return kind.rules;
    }

    /** Deletes any objects that are stored under the ids. */
    record ById(int app, List<String> ids, boolean isBatch) implements Step {
        ById {
            ids = List.copyOf(ids);
        }

        @Override
        public String run(Side side) {
            return side.observe(app, List.of(), each -> {
                if (isBatch) {
                    each.deleteAllById(ids);
                } else {
                    each.deleteById(ids.get(0));
                }
                return "done";
            });
        }

        @Override
        public Step in(int otherApp) {
            return new ById(otherApp, ids, isBatch);
        }

        @Override
        public List<Step> simpler() {
            List<Step> simpler = new ArrayList<>();
            if (ids.size() == 1 && isBatch) {
                simpler.add(new ById(app, ids, false));
            }
            for (int i = 0; ids.size() > 1 && i < ids.size(); i++) {
                simpler.add(new ById(app, Shrinker.without(ids, i), isBatch));
            }
            return simpler;
        }

        @Override
        public void print(JavaText text) {
            text.call(text.app(app)
                    + (isBatch ? ".deleteAllById(List.of(" + text.ids(ids) + "))" : ".delete(" + text.ids(ids) + ")"));
            ids.forEach(id -> text.note(app, id));
        }

        @Override
        public String rules() {
            return isBatch ? "BAT-1, BAT-3" : "LCK-5, REA-4";
        }
    }
}
