package io.para4j.testkit;

import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads an object strongly, and keeps it if it is found. */
record ReadStep(int app, String id, int slot) implements Step {

    @Override
    public String run(Side side) {
        return side.observe(app, List.of(), each -> {
            Optional<Sysprop> found = each.read(id);
            found.ifPresent(object -> side.hold(slot, object));
            return found.map(object -> side.view().object(object)).orElse("no object");
        });
    }

    @Override
    public Step in(int otherApp) {
        return new ReadStep(otherApp, id, slot);
    }

    @Override
    public List<Step> simpler() {
        return List.of();
    }

    @Override
    public void print(JavaText text) {
        text.read(app, id, slot);
    }

    @Override
    public String rules() {
        return "REA-1, REA-4";
    }

    /** Checks whether an object exists. */
    record Exists(int app, String id) implements Step {

        @Override
        public String run(Side side) {
            return side.observe(app, List.of(), each -> String.valueOf(each.exists(id)));
        }

        @Override
        public Step in(int otherApp) {
            return new Exists(otherApp, id);
        }

        @Override
        public List<Step> simpler() {
            return List.of();
        }

        @Override
        public void print(JavaText text) {
            boolean isThere = text.stored(app, id).isPresent();
            String call = text.app(app) + ".exists(" + text.id(id) + ")";
            text.line("assertThat(" + call + ")." + (isThere ? "isTrue" : "isFalse") + "();");
        }

        @Override
        public String rules() {
            return "REA-1";
        }
    }

    /** Reads many objects in one call. */
    record All(int app, List<String> ids) implements Step {
        All {
            ids = List.copyOf(ids);
        }

        @Override
        public String run(Side side) {
            return side.observe(app, List.of(), each -> {
                Map<String, Sysprop> found = each.readAll(ids);
                return found.keySet() + " " + side.view().objects(found.values());
            });
        }

        @Override
        public Step in(int otherApp) {
            return new All(otherApp, ids);
        }

        @Override
        public List<Step> simpler() {
            List<Step> simpler = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                simpler.add(new All(app, Shrinker.without(ids, i)));
            }
            return simpler;
        }

        @Override
        public void print(JavaText text) {
            List<String> found = ids.stream()
                    .distinct()
                    .filter(id -> text.stored(app, id).isPresent())
                    .toList();
            String call = text.app(app) + ".readAll(Sysprop.class, List.of(" + text.ids(ids)
                    + "), ReadOptions.strong()).keySet()";
            text.line("assertThat(" + call + ")"
                    + (found.isEmpty() ? ".isEmpty();" : ".containsExactly(" + text.ids(found) + ");"));
        }

        @Override
        public String rules() {
            return "REA-2, REA-4";
        }
    }

    /** Walks through all pages of an app. */
    record Pages(int app, int limit) implements Step {

        @Override
        public String run(Side side) {
            return side.observe(app, List.of(), each -> side.view().pages(each.pages(limit)));
        }

        @Override
        public Step in(int otherApp) {
            return new Pages(otherApp, limit);
        }

        @Override
        public List<Step> simpler() {
            return limit > 1 ? List.of(new Pages(app, 1)) : List.of();
        }

        @Override
        public void print(JavaText text) {
            List<String> all = text.storedIds(app);
            String call = text.app(app) + ".stream(Pager.of(" + limit + ")).map(ParaObject::getId)";
            text.line("assertThat(" + call + ")"
                    + (all.isEmpty() ? ".isEmpty();" : ".containsExactlyInAnyOrder(" + text.ids(all) + ");"));
        }

        @Override
        public String rules() {
            return "PAG-1, PAG-2, TEN-1";
        }
    }
}
