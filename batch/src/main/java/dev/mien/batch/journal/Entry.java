package dev.mien.batch.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.batch.medium.MediumOutcome;
import dev.mien.batch.table.Table;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is remembered of a medium that is done.
 *
 * @param number its place in the list of media
 * @param millis how long the work took
 * @param size of its result in bytes; 0 if there is none
 * @param outcome what became of it
 * @param rows of it for each table, as CSV without a header; those of large tables lie in files of their own
 * @param files sizes of these, in bytes
 */
public record Entry(
        int number, long millis, long size, MediumOutcome outcome, Map<Table, String> rows, Map<Table, Long> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Takes copies of the maps.
     *
     * @param number its place in the list of media
     * @param millis how long the work took
     * @param size of its result in bytes; 0 if there is none
     * @param outcome what became of it
     * @param rows of it for each table, as CSV without a header; those of large tables lie in files of their own
     * @param files sizes of these, in bytes
     */
    public Entry {
        rows = Map.copyOf(rows);
        files = Map.copyOf(files);
    }

    /** On one line. */
    String text() {
        ObjectNode json =
                JSON.createObjectNode().put("n", number).put("ms", millis).put("size", size);
        outcome.failure().ifPresent(failure -> json.put("failure", failure));
        outcome.note().ifPresent(note -> json.put("note", note));
        json.put("result", outcome.hasResult())
                .put("frames", outcome.frames())
                .put("faces", outcome.faces())
                .put("people", outcome.people());
        ObjectNode answers = json.putObject("answers");
        outcome.answers().forEach(answers::put);
        ObjectNode inside = json.putObject("rows");
        rows.forEach((table, text) -> inside.put(table.label(), text));
        ObjectNode outside = json.putObject("files");
        files.forEach((table, bytes) -> outside.put(table.label(), bytes));
        return json.toString();
    }

    static Entry of(String text) throws IOException {
        JsonNode json = JSON.readTree(text);
        Map<String, Integer> answers = new TreeMap<>();
        json.path("answers")
                .properties()
                .forEach(one -> answers.put(one.getKey(), one.getValue().asInt()));
        Map<Table, String> rows = new EnumMap<>(Table.class);
        Map<Table, Long> files = new EnumMap<>(Table.class);
        for (Table table : Table.values()) {
            Optional.ofNullable(json.path("rows").get(table.label())).ifPresent(one -> rows.put(table, one.asText()));
            Optional.ofNullable(json.path("files").get(table.label())).ifPresent(one -> files.put(table, one.asLong()));
        }
        MediumOutcome outcome = new MediumOutcome(
                Optional.ofNullable(json.get("failure")).map(JsonNode::asText),
                json.path("result").asBoolean(),
                Optional.ofNullable(json.get("note")).map(JsonNode::asText),
                json.path("frames").asLong(),
                json.path("faces").asLong(),
                json.path("people").asInt(),
                answers);
        return new Entry(
                json.path("n").asInt(),
                json.path("ms").asLong(),
                json.path("size").asLong(),
                outcome,
                rows,
                files);
    }
}
