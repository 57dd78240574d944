package dev.mien.train.check;

import dev.mien.check.GoldenChecks;
import dev.mien.detect.FaceCheck;
import dev.mien.detect.FaceCheck.Joint;
import dev.mien.face.Box;
import dev.mien.model.Manifest.Golden;
import dev.mien.model.Manifest.Training;
import dev.mien.model.ModelKind;
import dev.mien.model.ModelWriter;
import dev.mien.model.NetworkManifest;
import dev.mien.train.model.Card;
import dev.mien.train.samples.GoldenPortrait;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a model folder of a trained check. */
final class CheckModel {
    private static final String NETWORK = "check.onnx";
    private static final Golden GOLDEN = new Golden("golden-picture.png", "golden-logits.bin");

    private CheckModel() {}

    /**
     * Writes the folder.
     *
     * @param network the ONNX file
     * @param joint how its answer and the detector's make one
     * @param table what both do on what was held out, ready to print
     */
    static void write(Path folder, Path network, String licence, Training training, Joint joint, String table)
            throws IOException {
        byte[] content = Files.readAllBytes(network);
        NetworkManifest manifest = new NetworkManifest(
                ModelKind.CHECK.label(),
                "1",
                ModelKind.CHECK,
                "Residual network; tells from a coloured square of 48 x 48 pixels about a box, twice as wide, whether it holds a face.",
                licence,
                NETWORK,
                Map.of(
                        "detector", rounded(joint.detector()),
                        "check", rounded(joint.check()),
                        "bias", rounded(joint.bias()),
                        "score", joint.score()),
                Optional.of(training),
                Optional.of(GOLDEN),
                List.of());
        Map<String, byte[]> files = new TreeMap<>();
        files.put(NETWORK, content);
        files.put(Card.FILE, card(manifest, content.length, joint, table).getBytes(StandardCharsets.UTF_8));
        Box face = GoldenPortrait.face();
        List<Box> boxes = List.of(face, face.scale(0.4), new Box(0, 0, face.x(), face.x()));
        try (FaceCheck check = FaceCheck.create(network.toString())) {
            files.putAll(GoldenChecks.files(GOLDEN, GoldenPortrait.png(), boxes, check));
        }
        ModelWriter.write(folder, manifest, files);
    }

    private static double rounded(double value) {
        return Math.round(1000 * value) / 1000.0;
    }

    private static String card(NetworkManifest manifest, int bytes, Joint joint, String table) {
        Card card = new Card(manifest, "It says whether there is a face, not whose; it keeps and compares none.");
        card.line("- Network, squares and recipe: docs/method/detectors.md of the project. %,d bytes.", bytes);
        card.line(
                "- Joined with `face-detector` by logistic regression on the proposals below: logit %.3f x detector + %.3f x check"
                        + " %+.3f.",
                joint.detector(), joint.check(), joint.bias());
        card.line(
                "- A face counts from %.2f on: the lowest, in hundredths, with no more than two false boxes on a hundred pictures"
                        + " without faces, of things and of scenes alike.",
                joint.score());
        card.section("What it does on pictures that it did not learn from");
        card.line(
                "Boxes that the detector proposes at all; a face is one that overlaps a labelled face by half or more.");
        card.line("");
        card.line("```");
        card.lines(table);
        card.line("```");
        card.section("Limits and known bias");
        card.line(
                "- It was taught by labels of a detector (YuNet) and by people; what both overlook it takes for no face.");
        card.line("- Drawings, statues and printed faces count as faces where people labelled them so, and else not.");
        card.line("- Numbers and score belong to the detector that ships; another detector needs its own.");
        card.section("Not for");
        card.line("Finding out who somebody is, or anything in which a face that is missed does harm.");
        card.licence();
        return card.toString();
    }
}
