package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;

/** Extracts the field and the reason from Jackson's exceptions. */
public final class JacksonErrors {
    private JacksonErrors() {}

    /** Returns the outermost field that an error concerns; empty if unknown. */
    public static String fieldOf(JsonMappingException e) {
        String field = e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName();
        return field == null ? "" : field;
    }

    /** Returns the first line of an error's message, without its location. */
    public static String reasonOf(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return message == null ? "no reason given" : message.lines().findFirst().orElse("no reason given");
    }
}
