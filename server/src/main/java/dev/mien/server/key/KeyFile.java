package dev.mien.server.key;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.base.OutputFile;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file of keys: a JSON object whose {@code keys} are objects of {@code name}, {@code sha256}, {@code scopes} and, where they
 * differ from the usual, {@code requests_per_minute} and {@code megapixels_per_minute}.
 */
public final class KeyFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> FIELDS =
            Set.of("name", "sha256", "scopes", "requests_per_minute", "megapixels_per_minute");
    private static final int MOST_BYTES = 1 << 20;

    private KeyFile() {}

    /**
     * {@return the keys of a file}
     *
     * @param file as {@link #add} makes it
     * @throws IOException if it cannot be read or is no such file; the message is one line for the user
     */
    public static List<ApiKey> read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + ": larger than 1 MiB, expected a file of keys; check the path");
        }
        try {
            List<ApiKey> keys = keys(JSON.readTree(Files.readAllBytes(file)));
            Set<String> names = new HashSet<>();
            for (ApiKey key : keys) {
                if (!names.add(key.name())) {
                    throw new IllegalArgumentException("two keys are called '" + key.name() + "'");
                }
            }
            return keys;
        } catch (JsonProcessingException | CharConversionException e) {
            throw new IOException(file + ": no JSON; see the guide of the service", e);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage() + "; see the guide of the service", e);
        }
    }

    /**
     * Adds a key to a file, which is made, readable by its owner alone, where there is none.
     *
     * @param file of keys
     * @param name of the new key's owner
     * @param scopes what it may be used for
     * @return the key, which stands nowhere else
     * @throws IOException if the file cannot be read or written
     * @throws IllegalArgumentException if there is a key of that name, or the name is none
     */
    public static String add(Path file, String name, Set<Scope> scopes) throws IOException {
        List<ApiKey> keys = new ArrayList<>(Files.exists(file) ? read(file) : List.of());
        if (keys.stream().anyMatch(key -> key.name().equals(name))) {
            throw new IllegalArgumentException(
                    file + ": there is a key called '" + name + "'; choose another name, or take its entry out first");
        }
        String key = ApiKey.random();
        keys.add(new ApiKey(name, ApiKey.hash(key), scopes, ApiKey.REQUESTS_PER_MINUTE, ApiKey.MEGAPIXELS_PER_MINUTE));
        write(file, keys);
        return key;
    }

    private static void write(Path file, List<ApiKey> keys) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode list = root.putArray("keys");
        for (ApiKey key : keys) {
            ObjectNode entry = list.addObject().put("name", key.name()).put("sha256", key.hash());
            key.scopes().stream()
                    .sorted()
                    .forEach(scope -> entry.withArray("scopes").add(scope.label()));
            entry.put("requests_per_minute", key.requestsPerMinute());
            entry.put("megapixels_per_minute", key.megapixelsPerMinute());
        }
        String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        OutputFile.write(file, text.getBytes(StandardCharsets.UTF_8));
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static List<ApiKey> keys(JsonNode root) {
        if (!root.path("keys").isArray()) {
            throw new IllegalArgumentException("expected an object with the list 'keys'");
        }
        List<ApiKey> keys = new ArrayList<>();
        for (JsonNode entry : root.path("keys")) {
            keys.add(key(entry));
        }
        return keys;
    }

    private static ApiKey key(JsonNode entry) {
        for (Map.Entry<String, JsonNode> property : entry.properties()) {
            String field = property.getKey();
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("a key has no field '" + field + "'; known: "
                        + String.join(", ", FIELDS.stream().sorted().toList()));
            }
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (JsonNode scope : entry.path("scopes")) {
            scopes.add(Scope.of(scope.asText()));
        }
        return new ApiKey(
                entry.path("name").asText(),
                entry.path("sha256").asText(),
                scopes,
                (int) number(entry, "requests_per_minute", ApiKey.REQUESTS_PER_MINUTE),
                number(entry, "megapixels_per_minute", ApiKey.MEGAPIXELS_PER_MINUTE));
    }

    private static double number(JsonNode entry, String field, double usual) {
        JsonNode value = entry.path(field);
        if (!value.isMissingNode() && !value.isNumber()) {
            throw new IllegalArgumentException(field + " must be a number, got " + value);
        }
        return value.asDouble(usual);
    }
}
