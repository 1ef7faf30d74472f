package io.para4j.examples.serverless.domain;

import io.para4j.feed.ObjectChange;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Type;

/** The record that a change is in the read model. It is created in one transaction with the effects of the change. */
@Type("counted")
public final class CountedChange extends AbstractParaObject {
    CountedChange() {}

    /** Creates the record of a change. Its id is made of what no other change has (rule FED-3). */
    public CountedChange(ObjectChange change) {
        setId(String.join(
                ":",
                "counted",
                change.id(),
                change.kind().name(),
                String.valueOf(change.version()),
                change.revision().orElse("")));
    }
}
