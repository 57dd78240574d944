package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.testkit.Finds;
import dev.mien.testkit.Mutations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;

/**
 * Damaged manifests and weights, the same in every run: they are read, or refused in one line. What once went a way of its
 * own lies in {@code found} and is tried again.
 */
class ModelFuzzTest {
    private static final Finds MANIFESTS = new Finds("manifests");
    private static final Finds TENSORS = new Finds("tensors");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What may stand where something else belongs. */
    private static final String[] ODD = {
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e999",
        "4294967296",
        "99999999999999999999",
        "\"\"",
        "\" \"",
        "\"two\\nlines\"",
        "\"NaN\"",
        "\"../x\"",
        "\"\\u0000\"",
        "[]",
        "[null]",
        "[[]]",
        "{}",
        "{\"name\": null}"
    };

    private interface Reader {
        void read(byte[] input, String source) throws ModelException;
    }

    static List<Path> foundManifests() {
        return MANIFESTS.files();
    }

    static List<Path> foundTensors() {
        return TENSORS.files();
    }

    @ParameterizedTest
    @MethodSource("foundManifests")
    void manifestsFoundOnceAreReadOrRefused(Path file) throws Exception {
        outcome(Files.readAllBytes(file), ManifestJson::parse);
    }

    @ParameterizedTest
    @MethodSource("foundTensors")
    void tensorsFoundOnceAreReadOrRefused(Path file) throws Exception {
        outcome(Files.readAllBytes(file), TensorFile::read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"svm", "network", "detector", "landmarks"})
    void damagedManifestsAreReadOrRefused(String model) throws Exception {
        RandomGenerator random = new SplittableRandom(1);
        byte[] sound = sound(model + "/" + Manifest.FILE_NAME);
        List<byte[]> pool = new ArrayList<>(List.of(sound));
        int refused = 0;
        for (int round = 0; round < Finds.ROUNDS; round++) {
            byte[] one = pool.get(random.nextInt(pool.size()));
            byte[] damaged = random.nextInt(4) == 0 ? Mutations.damage(one, random) : misfilled(one, random);
            String outcome = outcome(damaged, ManifestJson::parse);
            refused += outcome.isEmpty() ? 0 : 1;
            if (MANIFESTS.add("manifest", outcome, damaged) && outcome.isEmpty()) {
                pool.add(damaged);
            }
        }
        assertThat(refused).as("damage that was noticed").isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"network/head.bin", "detector/golden-faces.bin"})
    void damagedTensorsAreReadOrRefused(String file) throws Exception {
        RandomGenerator random = new SplittableRandom(1);
        byte[] sound = sound(file);
        int refused = 0;
        for (int round = 0; round < Finds.ROUNDS; round++) {
            byte[] damaged = Mutations.damage(sound, random);
            String outcome = outcome(damaged, TensorFile::read);
            refused += outcome.isEmpty() ? 0 : 1;
            TENSORS.add("tensor", outcome, damaged);
        }
        assertThat(refused).as("damage that was noticed").isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"svm", "network", "detector", "landmarks"})
    void everyPrefixOfAManifestIsRefused(String model) throws Exception {
        byte[] sound = new String(sound(model + "/" + Manifest.FILE_NAME), StandardCharsets.UTF_8)
                .strip()
                .getBytes(StandardCharsets.UTF_8);
        assertThat(outcome(sound, ManifestJson::parse)).isEmpty();
        int step = Math.max(1, sound.length / (4 * Finds.ROUNDS));
        for (int length = 0; length < sound.length; length += step) {
            assertThat(outcome(Arrays.copyOf(sound, length), ManifestJson::parse))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"network/head.bin", "detector/golden-faces.bin"})
    void everyPrefixOfTensorsIsRefused(String file) throws Exception {
        byte[] sound = sound(file);
        for (int length = 0; length < sound.length; length += Math.max(1, sound.length / (4 * Finds.ROUNDS))) {
            assertThat(outcome(Arrays.copyOf(sound, length), TensorFile::read)).isNotEmpty();
        }
    }

    /** The way by which it was refused, or nothing if it was read. */
    private static String outcome(byte[] damaged, Reader reader) {
        try {
            reader.read(damaged, "fuzz");
            return "";
        } catch (ModelException e) {
            assertThat(e.getMessage())
                    .startsWith("fuzz: ")
                    .hasSizeLessThan(600)
                    .doesNotContainPattern("\\p{Cntrl}")
                    .doesNotContain("CoercionConfig", "REDACTED");
            return Finds.way(e);
        } catch (Throwable t) {
            throw new AssertionFailedError("let out " + t + " on " + Finds.hex(damaged), t);
        }
    }

    /** One place of the JSON says something else, is gone, or has another name. */
    private static byte[] misfilled(byte[] sound, RandomGenerator random) throws IOException {
        JsonNode root = JSON.readTree(sound);
        List<JsonNode> filled = filled(root).toList();
        JsonNode parent = filled.get(random.nextInt(filled.size()));
        JsonNode odd = JSON.readTree(ODD[random.nextInt(ODD.length)]);
        int at = random.nextInt(parent.size());
        if (parent instanceof ArrayNode array) {
            array.set(at, odd);
        } else if (parent instanceof ObjectNode object) {
            String name = List.copyOf(object.properties()).get(at).getKey();
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + "s", object.remove(name));
                default -> object.set(name, odd);
            }
        }
        return JSON.writeValueAsBytes(root);
    }

    /** The objects and lists in it that hold something. */
    private static Stream<JsonNode> filled(JsonNode node) {
        return Stream.concat(
                Stream.of(node).filter(n -> !n.isEmpty()), node.valueStream().flatMap(ModelFuzzTest::filled));
    }

    private static byte[] sound(String file) throws IOException {
        try (InputStream in = ModelFuzzTest.class.getResourceAsStream("/models-0.1/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
