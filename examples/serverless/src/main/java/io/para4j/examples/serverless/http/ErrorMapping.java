package io.para4j.examples.serverless.http;

import io.para4j.error.InvalidObjectException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.ParaException;
import io.para4j.error.Target;
import io.para4j.error.TransactionException;
import io.para4j.error.WriteOutcomeUnknownException;
import java.util.List;
import java.util.Map;

/** Turns an error of the framework into the row of {@link Problem} for its code, with the facts that the error has. */
final class ErrorMapping {
    static ProblemException of(ParaException error) {
        Problem row = Problem.of(error.code());
        ProblemException problem = new ProblemException(row, detail(row, error), error)
                .with("code", error.code().name());
        if (error instanceof InvalidObjectException invalid) {
            problem.with("violations", invalid.violations());
        } else if (error instanceof ObjectTooLargeException large) {
            problem.with("size", large.size()).with("limit", large.limit());
        } else if (error instanceof TransactionException refused) {
            problem.with("errors", parts(refused));
        } else if (error instanceof WriteOutcomeUnknownException unknown) {
            problem.with("id", unknown.id());
            problem.with("ids", unknown.targets().stream().map(Target::id).toList());
        }
        return problem;
    }

    /** Returns what the caller may know: the message of a refusal, and only the title of a failure of the server. */
    private static String detail(Problem row, ParaException error) {
        return row == Problem.INTERNAL || row == Problem.UNAVAILABLE
                ? row.title() + "."
                : String.valueOf(error.getMessage());
    }

    private static List<Map<String, String>> parts(TransactionException refused) {
        return refused.entries().stream()
                .flatMap(entry -> entry.error().stream()
                        .map(error -> Map.of(
                                "id", entry.target().id(),
                                "code", error.code().name(),
                                "detail", String.valueOf(error.getMessage()))))
                .toList();
    }

    private ErrorMapping() {}
}
