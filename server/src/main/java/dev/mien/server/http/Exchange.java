package dev.mien.server.http;

import dev.mien.server.key.Caller;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** A request, who asks it, and its answer. */
final class Exchange {
    private static final String ID = "X-Request-Id";

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final String id;
    private final Caller caller;
    private final Map<String, String> path;
    private final Witness witness;
    private String subject = "";
    private int pictures;
    private boolean witnessed;
    private boolean taken;

    /** Is told once who is answered what, before anybody is. */
    interface Witness {
        /** What nobody keeps a log of. */
        Witness NOBODY = (subject, pictures, status) -> {};

        /** @throws IOException if that cannot be noted, so that nobody may be answered */
        void answered(String subject, int pictures, int status) throws IOException;
    }

    Exchange(
            Request request,
            Response response,
            Callback callback,
            String id,
            Caller caller,
            Map<String, String> path,
            Witness witness) {
        this.witness = witness;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.id = id;
        this.caller = caller;
        this.path = path;
    }

    /** The client's own id where that can stand in a log, else a new one; the answer has it in any case. */
    static String identify(Request request, Response response) {
        String given = request.getHeaders().get(ID);
        String id = given != null && given.matches("[A-Za-z0-9._-]{1,64}")
                ? given
                : UUID.randomUUID().toString();
        response.getHeaders().put(ID, id);
        return id;
    }

    /** What ends the exchange, for whoever goes on with it later. */
    Callback take() {
        taken = true;
        return callback;
    }

    void giveBack() {
        taken = false;
    }

    /** Ends the exchange, unless somebody goes on with it. */
    void done() {
        if (!taken) {
            callback.succeeded();
        }
    }

    /** The request is about somebody. */
    void about(String whom) {
        subject = whom;
    }

    /** So many pictures came with it. */
    void with(int number) {
        pictures = number;
    }

    /** Begins an answer that {@link #send} does not make. */
    void begin(int status) throws IOException {
        witness(status);
        response.setStatus(status);
    }

    /** Notes the answer, if that was not done. */
    void witness(int status) throws IOException {
        if (!witnessed) {
            witnessed = true;
            witness.answered(subject, pictures, status);
        }
    }

    Request request() {
        return request;
    }

    Response response() {
        return response;
    }

    String id() {
        return id;
    }

    Caller caller() {
        return caller;
    }

    /** What stands in the place of a name in the route's path. */
    String path(String name) {
        return path.getOrDefault(name, "");
    }

    Optional<String> header(HttpHeader name) {
        return Optional.ofNullable(request.getHeaders().get(name));
    }

    /** Bytes of the body as declared; empty if that is not said. */
    Optional<Long> length() {
        return request.getLength() < 0 ? Optional.empty() : Optional.of(request.getLength());
    }

    /**
     * The body, which fails when it comes too slowly.
     *
     * @param patience until it must be there
     * @param leastRate bytes a second that are given more time; infinite for a body that is given none
     */
    Content.Source body(Duration patience, double leastRate) {
        return new TimedBody(request, patience, leastRate, System::nanoTime);
    }

    /** The words after the question mark. */
    Map<String, String> query() {
        Map<String, String> words = new LinkedHashMap<>();
        try {
            for (Fields.Field field : Request.extractQueryParameters(request)) {
                if (field.getValues().size() > 1) {
                    throw new ProblemException(
                            Problem.BAD_REQUEST, "'" + field.getName() + "' is given twice; give it once");
                }
                words.put(field.getName(), field.getValue());
            }
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.BAD_REQUEST, "the address cannot be decoded; write it in UTF-8");
        }
        return words;
    }

    /** Which of some content types the client would like best. */
    String accepted(List<String> offered) {
        List<String> wanted = request.getHeaders().getQualityCSV(HttpHeader.ACCEPT);
        if (request.getHeaders().get(HttpHeader.ACCEPT) == null) {
            return offered.get(0);
        }
        for (String want : wanted) {
            String type = want.split(";", 2)[0].strip();
            for (String offer : offered) {
                if (type.equals("*/*") || type.equalsIgnoreCase(offer) || isWhole(type, offer)) {
                    return offer;
                }
            }
        }
        throw new ProblemException(
                Problem.NOT_ACCEPTABLE, "the answer can be " + String.join(" or ", offered) + "; accept one of them");
    }

    private static boolean isWhole(String range, String offer) {
        return range.endsWith("/*") && offer.startsWith(range.substring(0, range.length() - 1));
    }

    void send(int status, String contentType, String text) throws IOException {
        send(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    void send(int status, String contentType, byte[] content) throws IOException {
        begin(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, content.length);
        Content.Sink.write(response, true, ByteBuffer.wrap(content));
    }
}
