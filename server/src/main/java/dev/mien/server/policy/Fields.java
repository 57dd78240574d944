package dev.mien.server.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.mien.base.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Fields of an object in a file. Mistakes are noted with their paths and said together, so that they can be mended together. */
final class Fields {
    private static final int TEXT_LENGTH = 2000;
    private static final int SHOWN_LENGTH = 80;

    private final String file;
    private final String path;
    private final JsonNode object;
    private final List<String> mistakes;
    private final Set<String> known = new TreeSet<>();

    Fields(String file, JsonNode root) {
        this(file, "", root, new ArrayList<>());
    }

    private Fields(String file, String path, JsonNode object, List<String> mistakes) {
        this.file = file;
        this.path = path;
        this.object = object;
        this.mistakes = mistakes;
    }

    void mistake(String field, String said) {
        mistakes.add(file + ": " + path + field + ": " + said);
    }

    private void expected(String field, String what) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()) {
            mistake(field, "is missing, expected " + what);
        } else {
            mistake(field, "expected " + what + ", got " + shown(value));
        }
    }

    private static String shown(JsonNode value) {
        String text = Printable.of(value.toString());
        return text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
    }

    boolean has(String field) {
        known.add(field);
        return object.has(field);
    }

    Fields object(String field) {
        known.add(field);
        JsonNode value = object.path(field);
        if (!value.isObject()) {
            expected(field, "an object");
            return new Fields(file, path + field + ".", MissingNode.getInstance(), new ArrayList<>());
        }
        return new Fields(file, path + field + ".", value, mistakes);
    }

    /** A text that has to be there, and to say something. */
    String text(String field) {
        known.add(field);
        JsonNode value = object.path(field);
        if (!value.isTextual() || value.asText().isBlank() || value.asText().length() > TEXT_LENGTH) {
            expected(field, "a text of 1 to " + TEXT_LENGTH + " characters");
            return "";
        }
        return value.asText();
    }

    Optional<String> oneOf(String field, List<String> labels) {
        known.add(field);
        JsonNode value = object.path(field);
        if (!value.isTextual() || !labels.contains(value.asText())) {
            expected(field, "one of " + String.join(", ", labels));
            return Optional.empty();
        }
        return Optional.of(value.asText());
    }

    Optional<String> oneOf(String field, List<String> labels, String usual) {
        return has(field) ? oneOf(field, labels) : Optional.of(usual);
    }

    int number(String field, int least, int most, int usual) {
        if (!has(field)) {
            return usual;
        }
        JsonNode value = object.path(field);
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            expected(field, "a whole number from " + least + " to " + most);
            return usual;
        }
        return value.asInt();
    }

    boolean flag(String field, boolean usual) {
        if (!has(field)) {
            return usual;
        }
        JsonNode value = object.path(field);
        if (!value.isBoolean()) {
            expected(field, "true or false");
        }
        return value.asBoolean(usual);
    }

    /** A list that may be missing, of texts that a pattern takes. */
    List<String> texts(String field, String pattern, String what) {
        if (!has(field)) {
            return List.of();
        }
        JsonNode value = object.path(field);
        List<String> texts = new ArrayList<>();
        if (!value.isArray()) {
            expected(field, "a list of texts, each " + what);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            JsonNode item = value.get(i);
            if (item.isTextual() && item.asText().matches(pattern)) {
                texts.add(item.asText());
            } else {
                mistake(field + "[" + i + "]", "expected " + what + ", got " + shown(item));
            }
        }
        return texts;
    }

    void onlyKnown() {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            if (!known.contains(property.getKey())) {
                mistake(
                        Printable.of(property.getKey()),
                        "is no field here, expected one of " + String.join(", ", known));
            }
        }
    }

    /** Says all that is wrong. */
    void end() throws PolicyException {
        if (!mistakes.isEmpty()) {
            throw new PolicyException(mistakes);
        }
    }
}
