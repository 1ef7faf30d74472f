package io.para4j.internal.codec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.para4j.internal.codec.OddValues.Half;
import io.para4j.internal.codec.OddValues.Line;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.util.List;

/** A domain class that is created at once, so that Jackson converts its objects as a whole. */
final class CreatedHolder extends AbstractParaObject {
    @Stored
    final String text;

    @Stored
    final List<Line> lines;

    @Stored
    final Half half;

    @JsonCreator
    CreatedHolder(
            @JsonProperty("text") String text,
            @JsonProperty("lines") List<Line> lines,
            @JsonProperty("half") Half half) {
        this.text = text;
        this.lines = lines;
        this.half = half;
    }

    static CreatedHolder random(RandomValues values) {
        List<Line> lines = values.oneIn(4) ? null : List.of((Line) values.present(Line.class));
        return new CreatedHolder(
                (String) values.of(String.class), lines, values.oneIn(2) ? null : (Half) values.of(Half.class));
    }
}
