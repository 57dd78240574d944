package dev.mien.train.expression;

import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Manifest.Golden;
import dev.mien.model.ModelException;
import dev.mien.model.ModelFile;
import dev.mien.model.ModelWriter;
import dev.mien.train.model.Card;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes a model with a calibration in use: its golden answers and its card follow. */
public final class CalibratedModel {
    private CalibratedModel() {}

    /**
     * Writes the model; the calibrations that it had stay to choose from.
     *
     * @param model that was trained here
     * @param result the calibration fitted to it
     * @param command how it was fitted
     * @param folder where the model goes; a model there, even itself, is replaced
     * @throws IOException if the model is none of ours or the folder cannot be written; the message is meant for the user
     */
    public static void write(ExpressionModel model, CalibrationTraining.Result result, String command, Path folder)
            throws IOException {
        ExpressionModel calibrated = model.calibrated(result.calibrated());
        ExpressionManifest manifest = calibrated.manifest();
        if (!manifest.golden().equals(Optional.<Golden>of(GoldenFaces.NAMES))) {
            throw new ModelException(
                    "model " + manifest.id() + " was not trained by Mien, so its golden answers cannot be"
                            + " made anew; write the calibration to a file with --out and give that to --calibration");
        }
        Map<String, byte[]> files = new TreeMap<>();
        for (ModelFile file : manifest.files()) {
            files.put(file.name(), model.file(file.name()));
        }
        try (FeatureExtractor extractor = Extractors.of(calibrated, 1);
                ExpressionClassifier classifier = Classifiers.create(calibrated)) {
            files.putAll(GoldenFaces.files(
                    manifest.input().width(),
                    classifier.classes(),
                    face -> classifier.classify(extractor.extract(face))));
        }
        String card = new String(files.getOrDefault(Card.FILE, new byte[0]), StandardCharsets.UTF_8);
        String title = "Calibration `" + manifest.calibration().called() + "`";
        files.put(Card.FILE, with(card, title, lines(result, command)).getBytes(StandardCharsets.UTF_8));
        ModelWriter.write(folder, manifest, files);
    }

    private static String lines(CalibrationTraining.Result result, String command) {
        StringBuilder text = new StringBuilder();
        text.append("In use unless another is asked for. Fitted on ")
                .append(result.calibrated().calibration().fittedOn())
                .append(" by `")
                .append(command)
                .append("`: bias-corrected temperature scaling (Alexandari et al. 2020).\n\n");
        List<String> measured = result.lines();
        measured.forEach(line -> text.append("- ").append(line).append(".\n"));
        return text.toString();
    }

    /** The card with a section, which replaces one of the same title and else stands before the known bias. */
    static String with(String card, String title, String text) {
        String head = "## " + title + "\n";
        String rest = card;
        int old = card.indexOf(head);
        if (old >= 0) {
            int end = card.indexOf("\n## ", old);
            rest = card.substring(0, old) + (end < 0 ? "" : card.substring(end + 1));
        }
        int place = rest.indexOf("## Known bias");
        String section = head + "\n" + text + "\n";
        return place < 0
                ? rest + (rest.isEmpty() ? "" : "\n") + section
                : rest.substring(0, place) + section + rest.substring(place);
    }
}
