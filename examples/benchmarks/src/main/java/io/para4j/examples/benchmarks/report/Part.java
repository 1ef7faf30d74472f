package io.para4j.examples.benchmarks.report;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a call through the store, by the methods in which it begins. */
public enum Part {
    TRANSPORT("the transport of the benchmark", "StubTransport|StubAnswer|StubRequest"),
    SIGNING("SDK: signing", "SigningStage\\.execute"),
    MARSHALLING("SDK: the request's JSON", "RequestMarshaller\\.marshall"),
    UNMARSHALLING("SDK: the answer's JSON", "HandleResponseStage\\.execute"),
    DECODING("items from the answer's bytes", "AnswerInterceptor\\.modifyHttpResponse"),
    WRITING("items to the request's bytes", "RequestSplitter|RequestJoiner"),
    LIMITS("the limit of an attempt, and the watch for interrupts", "InterruptibleHttpClient|AttemptLimit"),
    CLIENT("SDK: all else", "DefaultDynamoDbClient"),
    PLANNING("checking and planning the write", "WritePlanner|PatchPlanner"),
    EXPRESSIONS("the request, its expressions and keys", "RequestFactory|ChunkReader\\.keys|ItemCodec\\.encode"),
    OBJECTS("objects from items", "ClassPlan\\.decode"),
    REST("store: all else", "DAOStore|BatchExecution");

    private final String title;
    private final Pattern methods;

    Part(String title, String methods) {
        this.title = title;
        this.methods = Pattern.compile(methods);
    }

    /**
     * Returns the part that begins in a method; null if none does.
     *
     * @param method the name of the class, a point, and the name of the method
     */
    public static @Nullable Part of(String method) {
        for (Part part : values()) {
            if (part.methods.matcher(method).find()) {
                return part;
            }
        }
        return null;
    }

    String title() {
        return title;
    }
}
