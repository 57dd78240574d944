package dev.mien.server.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rows of a store as lines of JSON, as backups have them. */
public final class StoreRows {
    private static final String FORMAT = "mien-store 1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoreRows() {}

    /**
     * {@return the first thing to read of a backup}
     *
     * @param jobs how many it has
     * @param results how many it has
     */
    public static String head(long jobs, long results) {
        return JSON.createObjectNode()
                .put("format", FORMAT)
                .put("jobs", jobs)
                .put("results", results)
                .toString();
    }

    /**
     * {@return how many jobs and how many results a backup has; empty if this is not the head of one}
     *
     * @param head text
     */
    public static Optional<long[]> counts(String head) {
        try {
            JsonNode json = JSON.readTree(head);
            return json.path("format").asText().equals(FORMAT)
                    ? Optional.of(new long[] {
                        json.path("jobs").asLong(), json.path("results").asLong()
                    })
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * {@return a job on a line}
     *
     * @param job any
     */
    public static String json(Job job) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", job.id())
                .put("owner", job.owner())
                .put("subject", job.subject())
                .put("name", job.name())
                .put("state", job.state().name());
        ObjectNode options = json.putObject("options");
        job.options().forEach(options::put);
        json.put("bytes", job.bytes())
                .put("detail", job.detail())
                .put("created", job.created().toEpochMilli());
        json.put("ended", job.ended().map(Instant::toEpochMilli).orElse(null));
        return json.put("attempts", job.attempts()).toString();
    }

    /**
     * {@return the job of a line}
     *
     * @param line as {@link #json(Job)} made it
     * @throws UncheckedIOException if it is no JSON
     * @throws IllegalArgumentException if it is no job
     */
    public static Job job(String line) {
        JsonNode json = read(line);
        Map<String, String> options = new HashMap<>();
        json.path("options")
                .properties()
                .forEach(one -> options.put(one.getKey(), one.getValue().asText()));
        return new Job(
                id(json),
                json.path("owner").asText(),
                json.path("subject").asText(),
                json.path("name").asText(),
                JobState.valueOf(json.path("state").asText()),
                options,
                json.path("bytes").asLong(),
                json.path("detail").asText(),
                Instant.ofEpochMilli(json.path("created").asLong()),
                json.hasNonNull("ended")
                        ? Optional.of(Instant.ofEpochMilli(json.path("ended").asLong()))
                        : Optional.empty(),
                json.path("attempts").asInt());
    }

    /**
     * {@return a result on a line}
     *
     * @param kept any
     */
    public static String json(Kept kept) {
        return JSON.createObjectNode()
                .put("id", kept.id())
                .put("owner", kept.owner())
                .put("subject", kept.subject())
                .put("session", kept.session())
                .put("created", kept.created().toEpochMilli())
                .put("content", kept.content())
                .put("part", kept.part())
                .toString();
    }

    /**
     * {@return the result of a line}
     *
     * @param line as {@link #json(Kept)} made it
     * @throws UncheckedIOException if it is no JSON
     * @throws IllegalArgumentException if it is no result
     */
    public static Kept kept(String line) {
        JsonNode json = read(line);
        try {
            return new Kept(
                    id(json),
                    json.path("owner").asText(),
                    json.path("subject").asText(),
                    json.path("session").asText(),
                    Instant.ofEpochMilli(json.path("created").asLong()),
                    json.path("content").binaryValue(),
                    json.path("part").asInt());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String id(JsonNode json) {
        String id = json.path("id").asText();
        if (!id.matches("[0-9a-f]{32}(\\.[1-9]\\d{0,4})?")) {
            throw new IllegalArgumentException("a row has no id");
        }
        return id;
    }
}
