package dev.mien.server.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.base.Printable;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** All that can be wrong with a request, as RFC 9457 has it. The guide of the service lists them. */
enum Problem {
    BAD_REQUEST(400, "The request cannot be understood"),
    BAD_OPTION(400, "An option is unknown or makes no sense"),
    KEY_WANTED(401, "A key is wanted"),
    FORBIDDEN(403, "This is not allowed"),
    NOT_FOUND(404, "There is nothing of that name"),
    WRONG_METHOD(405, "The method is not for this"),
    NOT_ACCEPTABLE(406, "There is no answer of a type that is accepted"),
    TOO_SLOW(408, "The request did not arrive in time"),
    CONFLICT(409, "Things are not as the request expects"),
    TOO_LARGE(413, "The request is too large"),
    WRONG_TYPE(415, "The content type is not read here"),
    UPGRADE_WANTED(426, "A WebSocket is wanted"),
    UNREADABLE_PICTURE(422, "The picture cannot be read"),
    TOO_MANY_REQUESTS(429, "The key's limit is reached"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    FAULT(500, "A fault of the server"),
    BUSY(503, "The server has too much to do");

    static final String CONTENT_TYPE = "application/problem+json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int status;
    private final String title;

    Problem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** A name without an address: there is nothing to be fetched there. */
    String type() {
        return "urn:mien:problem:" + label();
    }

    /** What figures and the guide call it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one for a status that the HTTP library came to by itself. */
    static Problem of(int status) {
        for (Problem problem : values()) {
            if (problem.status == status && problem != BAD_OPTION) {
                return problem;
            }
        }
        return status == 500 ? FAULT : BAD_REQUEST; // such as 505, another version of HTTP
    }

    ObjectNode json(String detail, String requestId) {
        return JSON.createObjectNode()
                .put("type", type())
                .put("title", title)
                .put("status", status)
                .put("detail", Printable.of(detail))
                .put("request_id", requestId);
    }

    byte[] body(String detail, String requestId) {
        return (json(detail, requestId) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
