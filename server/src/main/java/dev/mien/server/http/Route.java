package dev.mien.server.http;

import dev.mien.server.key.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.URIUtil;

/**
 * One thing that the service does.
 *
 * @param method such as POST; GET answers HEAD as well
 * @param path its segments between slashes; one in braces stands for any
 * @param about what it does, in a sentence
 * @param scope what a key must allow; empty: no key is wanted
 * @param takes content types of the body, if it has one
 * @param gives content types of the answer
 * @param handler does it
 * @param more what the description says beyond that
 */
record Route(
        String method,
        String path,
        String about,
        Optional<Scope> scope,
        List<String> takes,
        List<String> gives,
        Handler handler,
        More more) {

    /**
     * What the description says of a route beyond its body and the content types of its answer.
     *
     * @param status of a good answer
     * @param schema of its JSON, one of those in the description; empty: none is said
     * @param query words that the address may have
     * @param headers that a request has to have
     * @param body schema of a body in JSON, one of those in the description; empty: that of the kind of route
     */
    record More(int status, String schema, List<String> query, List<String> headers, String body) {
        static final More NOTHING = new More(200, "", List.of(), List.of());

        More(int status, String schema, List<String> query, List<String> headers) {
            this(status, schema, query, headers, "");
        }
    }

    Route(
            String method,
            String path,
            String about,
            Optional<Scope> scope,
            List<String> takes,
            List<String> gives,
            Handler handler) {
        this(method, path, about, scope, takes, gives, handler, More.NOTHING);
    }

    Route with(More described) {
        return new Route(method, path, about, scope, takes, gives, handler, described);
    }

    interface Handler {
        /** Answers, or throws a {@link ProblemException}. */
        void handle(Exchange exchange) throws Exception;
    }

    /** A route that was found, and what stands for the names in its path. */
    record Match(Route route, Map<String, String> values) {}

    boolean answers(String asked) {
        return asked.equals(method) || (asked.equals("HEAD") && method.equals("GET"));
    }

    /** The values of the path's names; empty if the address is another. */
    Optional<Map<String, String>> values(String address) {
        String[] ours = path.split("/", -1);
        String[] theirs = address.split("/", -1);
        if (ours.length != theirs.length) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < ours.length; i++) {
            if (ours[i].startsWith("{") && !theirs[i].isEmpty()) {
                values.put(ours[i].substring(1, ours[i].length() - 1), URIUtil.decodePath(theirs[i]));
            } else if (!ours[i].equals(theirs[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** Finds what an address and a method stand for. */
    static Match find(List<Route> routes, String method, String address) {
        List<String> allowed = new ArrayList<>();
        for (Route route : routes) {
            Optional<Map<String, String>> values = route.values(address);
            if (values.isPresent() && route.answers(method)) {
                return new Match(route, values.get());
            }
            if (values.isPresent()) {
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            throw new ProblemException(
                    Problem.NOT_FOUND, "there is nothing at this address; /api/v1/openapi.json lists what there is");
        }
        throw new ProblemException(
                Problem.WRONG_METHOD,
                "this address answers " + String.join(", ", allowed),
                Map.of("Allow", String.join(", ", allowed)));
    }
}
