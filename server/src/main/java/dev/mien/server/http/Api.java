package dev.mien.server.http;

import dev.mien.image.ImageReadException;
import dev.mien.server.audit.AuditLog;
import dev.mien.server.key.Caller;
import dev.mien.server.key.Callers;
import dev.mien.server.key.Scope;
import dev.mien.server.store.StoreException;
import dev.mien.server.work.BusyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Every request passes here: who asks, for what, may they; the answer; and whatever goes wrong, as a problem. */
final class Api extends Handler.Abstract {
    private static final String BEARER = "bearer ";
    private static final String KEY_PROTOCOL = "mien.key.";

    private final List<Route> routes;
    private final Callers callers;
    private final Set<String> names;
    private final Metrics metrics;
    private final RequestLog log;
    private final AuditLog audit;

    /** @param names by which the server may be called; empty: any */
    Api(List<Route> routes, Callers callers, Set<String> names, Metrics metrics, RequestLog log, AuditLog audit) {
        this.audit = audit;
        this.routes = routes;
        this.callers = callers;
        this.names = names;
        this.metrics = metrics;
        this.log = log;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        long began = System.nanoTime();
        String id = Exchange.identify(request, response);
        SecurityHeaders.put(response.getHeaders());
        RequestLog.Entry entry = new RequestLog.Entry(id, request.getMethod());
        try {
            SecurityHeaders.check(request, names);
            if (request.getMethod().equals("OPTIONS")) {
                options(request, response, callback);
            } else {
                answer(request, response, callback, entry);
            }
        } catch (Throwable e) { // what is not caught here would be told to strangers by the HTTP library
            fail(e, request, response, callback, entry);
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        metrics.answered(known(request.getMethod()), entry.route(), response.getStatus());
        if (!JobRoutes.isFollowed(request)) {
            metrics.lasted(entry.route(), seconds);
        }
        log.write(entry, response.getStatus(), seconds);
        return true;
    }

    private void answer(Request request, Response response, Callback callback, RequestLog.Entry entry)
            throws Exception {
        Route.Match match = Route.find(routes, request.getMethod(), Request.getPathInContext(request));
        entry.at(match.route().path());
        Caller caller = caller(request, match.route().scope(), entry);
        Exchange exchange = new Exchange(
                request, response, callback, entry.id(), caller, match.values(), witness(match.route(), entry));
        exchange.about(match.values().getOrDefault("subject", ""));
        match.route().handler().handle(exchange);
        exchange.witness(response.getStatus());
        exchange.done();
    }

    private Exchange.Witness witness(Route route, RequestLog.Entry entry) {
        return isAudited(route)
                ? (subject, pictures, status) -> audit.answered(entry.asked(subject, pictures), status)
                : Exchange.Witness.NOBODY;
    }

    /** What is about people, rather than about the service. */
    private static boolean isAudited(Route route) {
        return route.scope().filter(scope -> scope != Scope.METRICS).isPresent();
    }

    /** Without the headers by which other sites would be let in. */
    private void options(Request request, Response response, Callback callback) {
        String address = Request.getPathInContext(request);
        List<String> methods = routes.stream()
                .filter(route -> route.values(address).isPresent())
                .map(Route::method)
                .toList();
        response.setStatus(methods.isEmpty() ? Problem.NOT_FOUND.status() : 204);
        if (!methods.isEmpty()) {
            response.getHeaders().put(HttpHeader.ALLOW, String.join(", ", methods) + ", OPTIONS");
        }
        callback.succeeded();
    }

    private Caller caller(Request request, Optional<Scope> scope, RequestLog.Entry entry) {
        if (scope.isEmpty()) {
            Caller anybody = Callers.anybody().find(Optional.empty()).orElseThrow();
            entry.by(anybody.name());
            return anybody;
        }
        Caller caller = callers.find(key(request))
                .orElseThrow(() -> new ProblemException(
                        Problem.KEY_WANTED,
                        "send a key that is known, as 'Authorization: Bearer KEY'",
                        Map.of("WWW-Authenticate", "Bearer realm=\"mien\"")));
        entry.by(caller.name());
        if (!caller.may(scope.get())) {
            throw new ProblemException(
                    Problem.FORBIDDEN, "this key is not for " + scope.get().label() + "; ask for one that is");
        }
        double wait = caller.request();
        if (wait > 0) {
            throw ProblemException.retry(
                    Problem.TOO_MANY_REQUESTS, "this key has had its requests for now; wait and try again", wait);
        }
        return caller;
    }

    /** From the header, or, of a browser's WebSocket, which cannot have it, from its protocols. */
    private static Optional<String> key(Request request) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return Optional.of(authorization.substring(BEARER.length()).strip());
        }
        return request.getHeaders().getCSV("Sec-WebSocket-Protocol", false).stream()
                .filter(protocol -> protocol.startsWith(KEY_PROTOCOL))
                .map(protocol -> protocol.substring(KEY_PROTOCOL.length()))
                .findFirst();
    }

    private void fail(Throwable e, Request request, Response response, Callback callback, RequestLog.Entry entry) {
        if (response.isCommitted() && isGone(e)) {
            callback.failed(e); // whoever follows a job goes when it pleases them
            return;
        }
        ProblemException problem = problem(e);
        metrics.refused(problem.problem());
        if (!entry.route().equals(RequestLog.NO_ROUTE)) {
            audit.refused(entry.asked("", 0), problem.problem().status());
        }
        if (problem.problem() == Problem.FAULT || e instanceof StoreException) {
            entry.fault(e);
        }
        if (response.isCommitted()) {
            callback.failed(problem);
            return;
        }
        if (!Leftover.drain(request)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        problem.headers().forEach((name, value) -> response.getHeaders().put(name, value));
        Exchange exchange = new Exchange(
                request,
                response,
                callback,
                entry.id(),
                Callers.anybody().find(Optional.empty()).orElseThrow(),
                Map.of(),
                Exchange.Witness.NOBODY);
        try {
            exchange.send(
                    problem.problem().status(),
                    Problem.CONTENT_TYPE,
                    problem.problem().body(problem.detail(), entry.id()));
            callback.succeeded();
        } catch (IOException gone) {
            callback.failed(gone);
        }
    }

    static ProblemException problem(Throwable e) {
        if (e instanceof ProblemException problem) {
            return problem;
        } else if (e instanceof BusyException busy) {
            return ProblemException.retry(Problem.BUSY, String.valueOf(busy.getMessage()), busy.retrySeconds());
        } else if (e instanceof ImageReadException unreadable) {
            return new ProblemException(Problem.UNREADABLE_PICTURE, AnalysisRoutes.sayable(unreadable));
        } else if (e instanceof StoreException store && store.isPassing()) {
            return ProblemException.retry(Problem.BUSY, "the server's database does not answer now; try again", 5);
        } else if (ProblemException.isDiskFull(e)) {
            return ProblemException.diskFull();
        } else if (e instanceof OutOfMemoryError) {
            return ProblemException.retry(Problem.BUSY, "too little memory now; try again", 10);
        } else if (e instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return problem(unchecked.getCause());
        } else if (e instanceof HttpException http) {
            return new ProblemException(
                    Problem.of(http.getCode()), "the request is not as HTTP/1.1 has it; send it anew");
        } else if (e instanceof TimeoutException || e.getCause() instanceof TimeoutException) {
            return new ProblemException(Problem.TOO_SLOW, "the body did not arrive in time; send it faster");
        } else if (e instanceof IOException && e.getCause() instanceof HttpException http) {
            return new ProblemException(Problem.of(http.getCode()), "the body is not as HTTP/1.1 has it; send it anew");
        }
        if (isGone(e)) {
            return new ProblemException(Problem.BAD_REQUEST, "the connection broke off; send the request anew");
        }
        return new ProblemException(Problem.FAULT, "a fault of the server; name the request_id when you report it");
    }

    /** Whether the client went away, for which Java has no kind of its own. */
    private static boolean isGone(Throwable e) {
        Throwable innermost = e;
        while (innermost.getClass() == IOException.class && innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost instanceof EofException
                || innermost instanceof SocketException
                || (innermost instanceof IOException
                        && String.valueOf(innermost.getMessage()).matches("Connection reset.*|Broken pipe"));
    }

    /** Figures must not grow with what strangers make up. */
    private static String known(String method) {
        return List.of("GET", "HEAD", "POST", "PATCH", "DELETE", "OPTIONS").contains(method) ? method : "other";
    }
}
