package io.para4j.internal.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.para4j.error.MessageText;
import org.jspecify.annotations.Nullable;

/** Extracts the field and the reason from Jackson's exceptions. A reason shows no value. */
public final class JacksonErrors {
    private JacksonErrors() {}

    /** Returns the outermost field that an error concerns; empty if unknown. */
    public static String fieldOf(JsonMappingException e) {
        String field = e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName();
        return field == null ? "" : field;
    }

    /** Returns the first line of an error's message, without its location and without values. */
    public static String reasonOf(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "Unrecognized field " + MessageText.quote(unknown.getPropertyName()) + " (class "
                    + unknown.getReferringClass().getName() + ")";
        }
        if (e instanceof InvalidFormatException format && format.getValue() != null) {
            return "Cannot deserialize value of type `" + nameOf(format.getTargetType()) + "` from "
                    + MessageText.kind(format.getValue()) + constantsOf(format.getTargetType());
        }
        return MessageText.withoutValues(e);
    }

    /** Returns the first line of an error about a class, in which no value takes part. */
    static String definitionReasonOf(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return message == null
                ? "no reason given"
                : MessageText.message(message.lines().findFirst().orElse("no reason given"));
    }

    private static String nameOf(@Nullable Class<?> type) {
        return type == null ? "unknown" : type.getName();
    }

    private static String constantsOf(@Nullable Class<?> type) {
        return type == null || !type.isEnum() ? "" : ", which is none of its constants";
    }
}
