package dev.mien.train.part;

import dev.mien.check.GoldenParts;
import dev.mien.eval.part.PartEvaluation;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Images;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.PartReader;
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

/** Makes a model folder of a trained network for eyes and mouth. */
final class PartModel {
    private static final String NETWORK = "parts.onnx";
    private static final Golden GOLDEN = new Golden("golden-picture.png", "golden-readings.bin");

    private PartModel() {}

    /**
     * Writes the folder.
     *
     * @param network the ONNX file
     * @param measured on what was held out
     * @param locator finds the points of the golden picture's face
     */
    static void write(
            Path folder,
            Path network,
            String licence,
            Training training,
            PartEvaluation measured,
            LandmarkLocator locator)
            throws IOException {
        byte[] content = Files.readAllBytes(network);
        NetworkManifest manifest = new NetworkManifest(
                ModelKind.PARTS.label(),
                "1",
                ModelKind.PARTS,
                "Residual network; reads off grey squares of 32 x 32 pixels how far eyes and mouth are open and where the"
                        + " irises and the corners of the eyes are.",
                licence,
                NETWORK,
                Map.of(),
                Optional.of(training),
                Optional.of(GOLDEN),
                List.of());
        Map<String, byte[]> files = new TreeMap<>();
        files.put(NETWORK, content);
        files.put(Card.FILE, card(manifest, content.length, measured).getBytes(StandardCharsets.UTF_8));
        byte[] portrait = GoldenPortrait.png();
        Frame frame = Frame.of(Images.read(portrait, GOLDEN.inputs()));
        List<Point> points = locator.locate(frame, new Face(GoldenPortrait.face(), 1, List.of()));
        try (PartReader reader = PartReader.create(network.toString())) {
            files.putAll(GoldenParts.files(GOLDEN, portrait, List.of(points), reader));
        }
        ModelWriter.write(folder, manifest, files);
    }

    private static String card(NetworkManifest manifest, int bytes, PartEvaluation measured) {
        Card card = new Card(manifest, "It says how a face is held, not whose it is; it keeps and compares no faces.");
        card.line("- Network, squares and recipe: docs/method/landmarks.md of the project. %,d bytes.", bytes);
        card.section("What it does on faces that it did not learn from");
        card.line(
                "The labels are those of a face mesh, not of people: on other photos of open and closed eyes they tell");
        card.line("one from the other with an area under the curve of .96. Age, gender and race are the words of the");
        card.line("data set (FairFace), which people gave by looks.");
        card.line("");
        card.line("```");
        card.lines(measured.table());
        card.line("```");
        card.section("Limits and known bias");
        card.line(
                "- It looks where the 68 points say; where these are wrong (upside down, in profile, behind a hand) it reads");
        card.line("  something else. The confidence of an eye says how well the iris was seen, and is low there.");
        card.line("- Of a closed eye, or one behind dark glasses, the iris is a guess.");
        card.line(
                "- The labels of the right eye err about twice as much as those of the left: measured against them any reader");
        card.line("  looks worse than it is.");
        card.line("- Trust both eyes together, and time, more than one eye once.");
        card.section("Not for");
        card.line("Finding out who somebody is, judging whether somebody is fit to drive, or medical measurement.");
        card.licence();
        return card.toString();
    }
}
