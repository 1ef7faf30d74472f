package io.para4j.testkit;

import java.util.List;

/** Reads all pages of a query. */
record QueryStep(int app, QueryPlan plan) implements Step {

    @Override
    public String run(Side side) {
        return side.observe(
                app,
                List.of(),
                each -> each.query(plan).stream()
                        .map(side.view()::objects)
                        .toList()
                        .toString());
    }

    @Override
    public Step in(int otherApp) {
        return new QueryStep(otherApp, plan);
    }

    @Override
    public List<Step> simpler() {
        return plan.simpler().stream()
                .<Step>map(each -> new QueryStep(app, each))
                .toList();
    }

    @Override
    public void print(JavaText text) {
        List<String> found = text.found(app, plan);
        String call = text.app(app) + ".findAll(" + plan.code() + ").map(ParaObject::getId)";
        text.line("assertThat(" + call + ")"
                + (found.isEmpty() ? ".isEmpty();" : ".containsExactly(" + text.ids(found) + ");"));
    }

    @Override
    public String rules() {
        return "IDX-1, IDX-2, IDX-4, IDX-5";
    }
}
