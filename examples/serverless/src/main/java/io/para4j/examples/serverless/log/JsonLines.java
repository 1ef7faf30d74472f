package io.para4j.examples.serverless.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;

/** Writes JSON objects, one a line. In Lambda standard output is the log. Thread-safe. */
public final class JsonLines {
    private final PrintStream out;

    public JsonLines(PrintStream out) {
        this.out = out;
    }

    ObjectNode line() {
        return JsonNodeFactory.instance.objectNode();
    }

    void write(ObjectNode line) {
        out.println(line);
    }
}
