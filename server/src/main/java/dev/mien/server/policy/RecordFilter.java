package dev.mien.server.policy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.report.Decimals;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes out of a record what the policy does not allow. What stays is listed, not what goes: a field that this does not know, such as one
 * that a later version adds, does not pass until somebody has said which reading it is.
 */
final class RecordFilter {
    /** Numbers keep their decimals. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final String TYPE = "type";
    private static final String FACES = "faces";
    private static final String PEOPLE = "people";
    private static final String PROBABILITIES = "probabilities";
    private static final String INTERVAL = "interval";
    private static final String MOST_FACES = "most_faces";
    private static final List<String> VALENCE_AROUSAL = List.of("valence", "arousal");
    /** Means of groups are multiples of it. */
    private static final double STEP = 0.05;

    private static final String WITHHELD = "withheld";

    /** Where and when a face is, and how fit to be read. */
    private static final Set<String> NO_READING = Set.of(
            "source",
            TYPE,
            "width",
            "height",
            "frame",
            "time",
            "searched",
            FACES,
            "search",
            "box",
            "confidence",
            "fit",
            "alignment",
            "quality",
            "track",
            "first",
            "last",
            "frames",
            "start",
            "seconds",
            PEOPLE,
            "mean_faces",
            MOST_FACES,
            "from",
            "to",
            "brief_sightings",
            "faults",
            "version",
            "stages");

    /** What records are of: one of these readings, or none of them alone. */
    private static final Map<String, Optional<Reading>> TYPES = Map.of(
            "frame",
            Optional.empty(),
            "person",
            Optional.empty(),
            INTERVAL,
            Optional.empty(),
            "video",
            Optional.empty(),
            "event",
            Optional.of(Reading.EXPRESSIONS),
            "blink",
            Optional.of(Reading.EYES),
            "looking_away",
            Optional.of(Reading.POSE));

    /** Fields of those that are of one reading. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "event", Set.of("expression", "onset", "apex", "offset", "strength", "sure"),
            "blink", Set.of("onset", "apex", "offset", "closure"),
            "looking_away", Set.of("onset", "apex", "offset", "angle", "yaw", "pitch"));

    /** Those that are about one person. */
    private static final Set<String> OF_ONE = Set.of("event", "blink", "looking_away", "person");

    private static final Set<String> AGAINST_HEAD = Set.of("head_yaw", "head_pitch");
    /** As one of several faults, or alone. */
    private static final Pattern MOUTH_COVERED = Pattern.compile("(?<=^|; |\")mouth covered(?=$|; |\")");

    private static final Pattern TURNED = Pattern.compile("turned( up| down)? \\d+°, above \\d+°");

    private final Policy policy;
    private final Set<String> fields = new HashSet<>(NO_READING);

    RecordFilter(Policy policy) {
        this.policy = policy;
        policy.readings().forEach(reading -> fields.addAll(reading.fields()));
    }

    /** {@return the record as the policy allows it; empty if nothing of it is allowed} */
    Optional<String> line(String record) {
        try {
            ObjectNode object = (ObjectNode) JSON.readTree(record);
            String type = object.path(TYPE).asText("");
            if (!type.isEmpty() && !isAllowed(type)) {
                return Optional.empty();
            }
            ObjectNode allowed = only(object, FIELDS.getOrDefault(type, Set.of()));
            if (policy.isOfGroups()) {
                group(allowed, type);
            }
            return Optional.of(JSON.writeValueAsString(allowed));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // our own records
        }
    }

    private boolean isAllowed(String type) {
        Optional<Reading> reading = TYPES.get(type);
        return reading != null
                && policy.readings().containsAll(reading.stream().toList())
                && !(policy.isOfGroups() && OF_ONE.contains(type));
    }

    private ObjectNode only(ObjectNode object, Set<String> more) {
        ObjectNode allowed = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String field = property.getKey();
            if (field.equals(FACES)) {
                ArrayNode faces = allowed.putArray(FACES);
                property.getValue().forEach(face -> faces.add(only((ObjectNode) face, Set.of())));
            } else if (fields.contains(field) || more.contains(field)) {
                allowed.set(field, text(property.getValue()));
            }
        }
        return allowed;
    }

    /** Without what texts, and angles of the eyes against the head, say of the pose, and texts of the mouth. */
    private JsonNode text(JsonNode value) {
        if (value.isTextual()) {
            return JSON.getNodeFactory().textNode(text(value.asText()));
        } else if (value instanceof ObjectNode object) {
            if (!policy.readings().contains(Reading.POSE)) {
                object.remove(AGAINST_HEAD);
            }
            object.properties().forEach(property -> property.setValue(text(property.getValue())));
        } else if (value instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, text(array.get(i)));
            }
        }
        return value;
    }

    /** {@return a text without what it says of pose and mouth, if that is not allowed} */
    String text(String value) {
        String said = policy.readings().contains(Reading.MOUTH)
                ? value
                : MOUTH_COVERED.matcher(value).replaceAll("covered");
        return policy.readings().contains(Reading.POSE)
                ? said
                : TURNED.matcher(said).replaceAll("turned away");
    }

    /**
     * Nothing of anybody alone: how many there are, and of pictures and intervals what they show on the average where they are enough. The
     * frames of a video say no more than how many there are, as two of them differ by those who come and go.
     */
    private void group(ObjectNode record, String type) {
        JsonNode faces = record.remove(FACES);
        if (faces != null) {
            record.put(PEOPLE, faces.size());
        }
        if (!type.isEmpty() && !type.equals(INTERVAL)) {
            return;
        } else if (people(record, type) < policy.minimumGroup()) {
            withhold(record);
        } else {
            if (faces != null) {
                means(record, faces);
            }
            coarsen(record);
        }
    }

    /** Of an interval no more than were seen at once, as one person who goes and comes back has several tracks. */
    private static int people(ObjectNode record, String type) {
        int people = record.path(PEOPLE).asInt();
        return type.equals(INTERVAL) ? Math.min(people, record.path(MOST_FACES).asInt()) : people;
    }

    private void withhold(ObjectNode record) {
        record.remove(PROBABILITIES);
        record.remove(VALENCE_AROUSAL);
        record.put(WITHHELD, "fewer than " + policy.minimumGroup() + " people");
    }

    private static void means(ObjectNode record, JsonNode faces) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (JsonNode face : faces) {
            face.path(PROBABILITIES)
                    .properties()
                    .forEach(one -> sums.merge(one.getKey(), one.getValue().asDouble(), Double::sum));
        }
        if (!sums.isEmpty()) {
            ObjectNode means = record.putObject(PROBABILITIES);
            sums.forEach((label, sum) -> means.put(label, sum / faces.size()));
        }
        for (String field : VALENCE_AROUSAL) {
            double sum = 0;
            int known = 0;
            for (JsonNode face : faces) {
                sum += face.path(field).asDouble();
                known += face.has(field) ? 1 : 0;
            }
            if (known > 0) {
                record.put(field, sum / known);
            }
        }
    }

    /** So that the means of groups that differ by one person tell little of that person. */
    private static void coarsen(ObjectNode record) {
        if (record.path(PROBABILITIES) instanceof ObjectNode means) {
            means.properties().forEach(one -> one.setValue(coarse(one.getValue())));
        }
        for (String field : VALENCE_AROUSAL) {
            if (record.has(field)) {
                record.set(field, coarse(record.get(field)));
            }
        }
    }

    private static JsonNode coarse(JsonNode mean) {
        return JSON.getNodeFactory().numberNode(Decimals.unit(Math.round(mean.asDouble() / STEP) * STEP));
    }
}
