package io.para4j.examples.serverless.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.para4j.error.ParaException;
import io.para4j.examples.serverless.log.CurrentRequest;
import io.para4j.examples.serverless.log.RequestLog;
import io.para4j.spi.AppId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Optional;

/** Answers a request: finds its tenant, converts errors to problems, and writes its line to the log. */
public final class RequestFrame {
    private static final String RETRY_AFTER_SECONDS = "1";

    private final String rootApp;
    private final CurrentRequest current;
    private final RequestLog log;
    private final Json json = new Json();

    @Inject
    public RequestFrame(@Named("rootApp") String rootApp, CurrentRequest current, RequestLog log) {
        this.rootApp = rootApp;
        this.current = current;
        this.log = log;
    }

    /** Answers a request. It never throws. */
    public APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event, ResourceEndpoint<?> endpoint) {
        long begin = System.nanoTime();
        ApiRequest request = new ApiRequest(event);
        Optional<String> tenant = request.tenant().filter(this::isTenant);
        current.begin(request.requestId(), tenant.orElse(""));
        try {
            Answer answer = attempt(request, tenant, endpoint);
            log.write(
                    request.route(),
                    answer.response().status(),
                    Duration.ofNanos(System.nanoTime() - begin),
                    answer.problem().map(Problem::name),
                    answer.failure());
            return answer.response().toEvent(request.method().equals("HEAD"));
        } finally {
            current.end();
        }
    }

    private record Answer(ApiResponse response, Optional<Problem> problem, Optional<Throwable> failure) {}

    private Answer attempt(ApiRequest request, Optional<String> tenant, ResourceEndpoint<?> endpoint) {
        try {
            String app = tenant.orElseThrow(
                    () -> new ProblemException(Problem.NO_TENANT, "The authoriser has named no tenant."));
            return new Answer(endpoint.answer(request, app), Optional.empty(), Optional.empty());
        } catch (ProblemException e) {
            return refused(request, e, Optional.empty());
        } catch (ParaException e) {
            return refused(request, ErrorMapping.of(e), Optional.of(e));
        } catch (RuntimeException e) {
            ProblemException problem = new ProblemException(Problem.INTERNAL, "The server failed.", e);
            return refused(request, problem, Optional.of(e));
        }
    }

    /** The root app has the records of the tenants, so it is no tenant, whatever the authoriser says. */
    private boolean isTenant(String name) {
        return name.matches(AppId.NAME_PATTERN) && !name.equals(rootApp);
    }

    private Answer refused(ApiRequest request, ProblemException e, Optional<Throwable> failure) {
        Problem problem = e.problem();
        ObjectNode body = json.object()
                .put("type", problem.type())
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", e.getMessage())
                .put("requestId", request.requestId());
        e.members().forEach((name, value) -> body.set(name, json.node(value)));
        ApiResponse response = ApiResponse.problem(problem.status(), body);
        e.headers().forEach(response::header);
        if (problem.isTransient()) {
            response.header("Retry-After", RETRY_AFTER_SECONDS);
        }
        return new Answer(response, Optional.of(problem), failure.filter(some -> problem.status() >= 500));
    }
}
