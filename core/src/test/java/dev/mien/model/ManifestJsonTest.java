package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.testkit.model.Manifests;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ManifestJsonTest {
    private static final ExpressionManifest MANIFEST = Manifests.of(
                    "classic", ModelKind.SVM, "hog", List.of("neutral", "anger"))
            .withFiles(List.of(ModelFile.of("in.bin", new byte[3]), ModelFile.of("out.bin", new byte[0])));
    private static final List<String> OPTIONAL = List.of("/training", "/golden");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void aManifestSurvivesTheRoundTrip() throws Exception {
        assertThat(ManifestJson.parse(ManifestJson.write(MANIFEST), "x")).isEqualTo(MANIFEST);
    }

    @TestFactory
    Stream<DynamicTest> everyFieldIsRequired() throws Exception {
        return fields(MAPPER.readTree(ManifestJson.write(MANIFEST)), "").stream()
                .filter(field -> !OPTIONAL.contains(field))
                .map(field -> DynamicTest.dynamicTest(field, () -> {
                    ObjectNode missing = (ObjectNode) MAPPER.readTree(ManifestJson.write(MANIFEST));
                    String name = field.substring(field.lastIndexOf('/') + 1);
                    ((ObjectNode) missing.at(field.substring(0, field.lastIndexOf('/')))).remove(name);
                    refused(missing.toString(), name);
                    ObjectNode asNull = (ObjectNode) MAPPER.readTree(ManifestJson.write(MANIFEST));
                    ((ObjectNode) asNull.at(field.substring(0, field.lastIndexOf('/')))).putNull(name);
                    refused(asNull.toString(), name);
                }));
    }

    @Test
    void trainingAndGoldenVectorsMayBeUnknown() throws Exception {
        ObjectNode root = (ObjectNode) MAPPER.readTree(ManifestJson.write(MANIFEST));
        root.remove(List.of("training", "golden"));
        Manifest manifest = ManifestJson.parse(MAPPER.writeValueAsBytes(root), "x");
        assertThat(manifest.training()).isEmpty();
        assertThat(manifest.golden()).isEmpty();
        assertThat(ManifestJson.parse(ManifestJson.write(manifest), "x")).isEqualTo(manifest);
    }

    @TestFactory
    Stream<DynamicTest> aNetworkIsSquareAndHasANumberForEachChannel() throws Exception {
        ObjectNode network = (ObjectNode) MAPPER.readTree(ManifestJson.write(MANIFEST));
        network.remove("featureSpace");
        network.set(
                "network",
                MAPPER.readTree("{\"file\": \"in.bin\", \"input\": \"x\", \"layout\": \"nchw\", \"mean\": [0.0],"
                        + " \"deviation\": [1.0], \"output\": \"y\", \"form\": \"logits\"}"));
        assertThat(ManifestJson.parseExpression(MAPPER.writeValueAsBytes(network), "x")
                        .space())
                .matches("network:classic@[0-9a-f]{12}:y");
        return Stream.of(
                        new String[] {"/featureSpace", "\"hog\"", "it has both"},
                        new String[] {"/network/file", "\"net.onnx\"", "network names net.onnx"},
                        new String[] {"/network/layout", "\"hwc\"", "must be one of [nchw, nhwc]"},
                        new String[] {"/network/form", "\"scores\"", "must be one of [embedding, logits, probabilities]"
                        },
                        new String[] {"/network/mean", "[0.0, 1.0]", "each of the 1 channels"},
                        new String[] {"/network/deviation", "[0.0]", "above 0"},
                        new String[] {"/network/input", "\"\"", "network.input is empty"},
                        new String[] {"/input/width", "64", "must be square"})
                .map(wrong -> DynamicTest.dynamicTest(wrong[0] + " = " + wrong[1], () -> {
                    JsonNode root = network.deepCopy();
                    int slash = wrong[0].lastIndexOf('/');
                    ((ObjectNode) root.at(wrong[0].substring(0, slash)))
                            .set(wrong[0].substring(slash + 1), MAPPER.readTree(wrong[1]));
                    refused(root.toString(), wrong[2]);
                }));
    }

    @TestFactory
    Stream<DynamicTest> aNetworkOfAnotherStageHasItsOwnFields() throws Exception {
        NetworkManifest manifest = Manifests.network("finder", ModelKind.DETECTOR, Map.of("score", 0.5));
        byte[] json = ManifestJson.write(manifest);
        assertThat(ManifestJson.parse(json, "x")).isEqualTo(manifest);
        assertThat(MAPPER.readTree(json).has("stage")).isFalse();
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ManifestJson.parseExpression(json, "x"))
                .withMessage("x: model finder is for detection, not for expression");
        return Stream.of(
                        new String[] {"id", "\"A b\"", "id needs lower-case"},
                        new String[] {"network", "\"../x\"", "network must be a plain file name"},
                        new String[] {"options", "{\"score\": null}", "options.score"},
                        new String[] {"options", "{\"score\": \"high\"}", "options.score"},
                        new String[] {"labels", "[]", "unknown field 'labels'"})
                .map(wrong -> DynamicTest.dynamicTest(wrong[0] + " = " + wrong[1], () -> {
                    ObjectNode root = (ObjectNode) MAPPER.readTree(json);
                    root.set(wrong[0], MAPPER.readTree(wrong[1]));
                    refused(root.toString(), wrong[2]);
                }));
    }

    @Test
    void anUnknownFieldIsNamedWithItsPlace() throws Exception {
        ObjectNode root = (ObjectNode) MAPPER.readTree(ManifestJson.write(MANIFEST));
        ((ObjectNode) root.get("input")).put("heigth", 48);
        refused(root.toString(), "unknown field 'input.heigth'; known: [");
    }

    @TestFactory
    Stream<DynamicTest> whatMakesNoSenseIsRefused() {
        return Stream.of(
                        new String[] {"/id", "\"A b\"", "id needs lower-case"},
                        new String[] {"/version", "\" \"", "version is empty"},
                        new String[] {
                            "/kind",
                            "\"\"",
                            "kind must be one of [svm, network, face-detector, face-landmarks, face-parts, face-check], got ''"
                        },
                        new String[] {"/kind", "\"oracle\"", "got 'oracle'"},
                        new String[] {"/kind", "5", "got '5'"},
                        new String[] {"/description", "\"\"", "description is empty"},
                        new String[] {"/licence", "\"\"", "licence is empty"},
                        new String[] {"/featureSpace", "\"\"", "featureSpace is empty"},
                        new String[] {"/labels", "[\"a\"]", "two or more"},
                        new String[] {"/labels", "[\"a\",\"a\"]", "two or more different"},
                        new String[] {"/labels", "[\"a\",\"\"]", "labels is empty"},
                        new String[] {"/labels", "[\"a\",\"b\\u0007\"]", "printable"},
                        new String[] {"/labels", "[\"a\",\"unsure\"]", "may not be 'unsure'"},
                        new String[] {"/labels", "[\"sad\",\"sadness\"]", "one expression twice"},
                        new String[] {"/labels", "\"a\"", "field 'labels': expected a list"},
                        new String[] {"/input/width", "0", "width and height of 1 to 1024"},
                        new String[] {"/input/height", "-1", "width and height of 1 to 1024"},
                        new String[] {"/input/height", "1.5", "field 'input.height': expected a whole number"},
                        new String[] {"/input/width", "100000", "width and height of 1 to 1024"},
                        new String[] {"/input", "7", "field 'input': expected an object"},
                        new String[] {"/description", "[]", "field 'description': expected a text"},
                        new String[] {
                            "/calibration/mirrored", "1", "field 'calibration.mirrored': expected true or false"
                        },
                        new String[] {"/id", "\"a\\u001b\\nb\"", "got 'a\u241b\u240ab'"},
                        new String[] {"/input/colour", "\"yuv\"", "input.colour must be one of [grey, rgb, bgr]"},
                        new String[] {"/input/crop", "\"\"", "input.crop is empty"},
                        new String[] {
                            "/calibration/method",
                            "\"platt\"",
                            "calibration.method must be one of [temperature, bias-corrected-temperature]"
                        },
                        new String[] {"/calibration/temperature", "0", "must be positive"},
                        new String[] {
                            "/calibration/temperature", "\"1\"", "field 'calibration.temperature': expected a number"
                        },
                        new String[] {
                            "/calibration/offsets", "[0, 0]", "go with the method 'bias-corrected-temperature'"
                        },
                        new String[] {"/calibration/name", "\"My one\"", "a calibration's name needs lower-case"},
                        new String[] {"/calibration/fittedOn", "\"\"", "fittedOn is empty"},
                        new String[] {"/verdict/threshold", "1.5", "verdict.threshold must lie in 0 to 1"},
                        new String[] {"/verdict/coverage", "-0.1", "verdict.coverage must lie in 0 to 1"},
                        new String[] {"/training/data", "\"\"", "training.data is empty"},
                        new String[] {"/training/command", "\"\"", "training.command is empty"},
                        new String[] {"/training/date", "\"22.11.2026\"", "must look like 2026-11-22"},
                        new String[] {"/golden/inputs", "\"../in.bin\"", "golden.inputs must be a plain file name"},
                        new String[] {"/golden/outputs", "\"other.bin\"", "golden names in.bin and other.bin"},
                        new String[] {"/files/0/name", "\"../in.bin\"", "plain file name"},
                        new String[] {"/files/0/name", "\"model.json\"", "plain file name"},
                        new String[] {"/files/0/name", "\"out.bin\"", "twice"},
                        new String[] {"/files/0/size", "-1", "files.size of in.bin must lie in"},
                        new String[] {"/files/0/size", "4000000000", "files.size of in.bin must lie in"},
                        new String[] {"/files/0/sha256", "\"AB\"", "64 lower-case hexadecimal digits"})
                .map(wrong -> DynamicTest.dynamicTest(wrong[0] + " = " + wrong[1], () -> {
                    JsonNode root = MAPPER.readTree(ManifestJson.write(MANIFEST));
                    int slash = wrong[0].lastIndexOf('/');
                    ((ObjectNode) root.at(wrong[0].substring(0, slash)))
                            .set(wrong[0].substring(slash + 1), MAPPER.readTree(wrong[1]));
                    refused(root.toString(), wrong[2]);
                }));
    }

    @Test
    void whatIsNotJsonIsRefused() {
        refused("{\n\"id\": nonsense}", "not valid JSON at line 2");
        refused("{", "not valid JSON at line 1: Unexpected end-of-input: expected close marker for Object");
        refused("", "");
        refused("{} {}", "");
        refused("{\"files\": [}", "not valid JSON at line 1: Unexpected close marker '}': expected ']'");
        refused("{\"id\": \"a\", \"id\": \"b\"}", "Duplicate field 'id'");
    }

    private static void refused(String json, String message) {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ManifestJson.parse(json.getBytes(StandardCharsets.UTF_8), "m.json"))
                .withMessageStartingWith("m.json: ")
                .withMessageContaining(message)
                .withMessageNotContaining("\n")
                .withMessageNotContaining("CoercionConfig")
                .withMessageNotContaining("REDACTED");
    }

    private static List<String> fields(JsonNode node, String path) {
        List<String> found = new ArrayList<>();
        node.properties().forEach(field -> {
            found.add(path + "/" + field.getKey());
            found.addAll(fields(field.getValue(), path + "/" + field.getKey()));
        });
        for (int i = 0; node.isArray() && i < Math.min(1, node.size()); i++) {
            found.addAll(fields(node.get(i), path + "/" + i));
        }
        return found;
    }
}
