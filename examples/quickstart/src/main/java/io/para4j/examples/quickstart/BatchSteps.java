package io.para4j.examples.quickstart;

import io.para4j.Para;
import io.para4j.Patch;
import io.para4j.Store;
import io.para4j.error.BatchEntry;
import io.para4j.error.BatchException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Steps that read, update and delete many objects in one call. Every object has its own outcome. */
final class BatchSteps {
    private static final String ASTANA = "1526273";

    private final Store gazetteer;
    private final Report report;

    BatchSteps(Para para, Report report) {
        this.gazetteer = para.store(Quickstart.GAZETTEER);
        this.report = report;
    }

    void run() {
        report.theme("Batches");
        report.step("read 1,000 by id", this::readMany);
        report.step("update 171 capitals", this::updateMany);
        report.step("delete by id", this::deleteMany);
    }

    private String readMany() {
        List<String> asked = new ArrayList<>(Datasets.cityIds(city -> true).subList(0, 997));
        Collections.reverse(asked);
        List<String> unknown = List.of("atlantis", "el-dorado", "shangri-la");
        asked.addAll(100, unknown);

        Map<String, City> found = gazetteer.readAll(City.class, asked);

        asked.removeAll(unknown);
        Check.equal("ids", asked, List.copyOf(found.keySet()));
        return found.size() + " found, in the requested order; 3 unknown";
    }

    /**
     * A refused object does not stop the others, and the error has the outcome of each. Here another client renames a
     * city in the meantime: the file has Nur-Sultan, its name from 2019 to 2022. The update does not restore the old
     * name.
     */
    private String updateMany() {
        List<String> ids = Datasets.cityIds(City::isCapital);
        Collection<City> capitals = gazetteer.readAll(City.class, ids).values();
        gazetteer.patch(ASTANA, Patch.of(City.class).set("name", "Astana"));

        capitals.forEach(city -> city.setTags(List.of("capital")));
        BatchException error = Check.refused(BatchException.class, () -> gazetteer.updateAll(capitals));

        Check.equal("refused", List.of(ASTANA), error.ids(BatchEntry.State.REFUSED));
        gazetteer.readAll(City.class, ids).forEach((id, city) -> {
            boolean isRefused = id.equals(ASTANA);
            Check.equal("tags of " + id, isRefused ? null : List.of("capital"), city.getTags());
        });
        Check.equal(
                "name",
                "Astana",
                gazetteer.read(City.class, ASTANA).orElseThrow().getName());
        report.note(error);
        return "170 updated; Astana, renamed meanwhile, was refused";
    }

    private String deleteMany() {
        List<String> sections = Datasets.cityIds(City::isSection);

        gazetteer.deleteAllById(sections);

        Check.equal("sections", 236, sections.size());
        Check.equal("found", Map.of(), gazetteer.readAll(City.class, sections));
        return "236 sections of cities, none of them found afterwards";
    }
}
