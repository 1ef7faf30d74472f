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

/** Reads, updates and deletes many objects with one call each; every object has its own outcome. */
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
        return found.size() + " found, in the order asked for; 3 unknown";
    }

    /**
     * One that is refused does not keep the others from being done, and the error knows about each. Here it is a city that
     * another client renames meanwhile (it was Nur-Sultan from 2019 to 2022, and so in the file): the old name does not come
     * back.
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
        return "170 done; Astana, renamed meanwhile, is refused";
    }

    private String deleteMany() {
        List<String> sections = Datasets.cityIds(City::isSection);

        gazetteer.deleteAllById(sections);

        Check.equal("sections", 236, sections.size());
        Check.equal("found", Map.of(), gazetteer.readAll(City.class, sections));
        return "236 sections of cities, none is found any more";
    }
}
