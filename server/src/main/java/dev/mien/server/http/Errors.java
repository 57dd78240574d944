package dev.mien.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never came to a route, such as headers that are no HTTP, in the one form that errors have here. */
final class Errors extends ErrorHandler {
    private final Metrics metrics;

    Errors(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Problem problem = Problem.of(response.getStatus());
        String id = Exchange.identify(request, response);
        SecurityHeaders.put(response.getHeaders());
        response.setStatus(problem.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE);
        metrics.refused(problem);
        response.write(true, ByteBuffer.wrap(problem.body(said(problem), id)), callback);
        return true;
    }

    private static String said(Problem problem) {
        return problem == Problem.FAULT
                ? "something went wrong here; try again"
                : "expected a request as HTTP/1.1 has it";
    }
}
