package dev.mien.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.align.CropOptions;
import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Expressions;
import dev.mien.face.FacePart;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.image.Point;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Manifest;
import dev.mien.model.ModelException;
import dev.mien.model.TensorFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Replays a model's golden inputs: crops of the size of its input, and the probabilities that they must get. So a wrong
 * colour order, label order or normalisation is noticed, and a change of code that changes answers.
 *
 * <p>Inputs are a {@link TensorFile} with {@code pictures} [n, width x height x channels] of samples 0 to 255 (RGB for
 * colour), or one picture file. Outputs are a {@link TensorFile} with {@code probabilities} [n, classes] in the order of
 * {@link ExpressionClassifier#classes()}, or JSON: a list with an object for each picture, {@code {"neutral": 0.9, …}}.
 */
public final class GoldenVectors {
    /** How far a probability may be off: rounding differs between processors. */
    public static final float TOLERANCE = 1e-3f;

    private static final String ANSWERS_EXPECTED =
            ": expected a JSON list with an object of probabilities for each picture";

    private static final ObjectMapper JSON = new ObjectMapper();

    private GoldenVectors() {}

    /**
     * {@return a golden picture as a face} Features that are taken from points get 68 that the picture's own samples
     * place, so that they are pinned down too.
     *
     * @param picture a face crop of any size
     */
    public static AlignedFace face(Image picture) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < FacePart.POINTS; i++) {
            double x = picture.sample((5 * i) % picture.width(), (3 * i) % picture.height(), 0) / 255.0;
            double y = picture.sample((2 * i) % picture.width(), (7 * i) % picture.height(), 0) / 255.0;
            points.add(new Point(x * picture.width(), y * picture.height()));
        }
        return AlignedFace.ofCrop(picture).withLandmarks(points);
    }

    /**
     * Runs the model on its golden inputs, or on a blank face where it has none, which shows at least that its parts
     * fit.
     *
     * @param model a model for expressions
     * @return what differs, in one sentence; empty if nothing does
     * @throws ModelException if the model is damaged, or its parts do not fit its manifest
     */
    public static Optional<String> fault(ExpressionModel model) throws ModelException {
        ExpressionManifest manifest = model.manifest();
        try {
            CropOptions.of(manifest.input());
        } catch (IllegalArgumentException e) {
            throw new ModelException("model " + manifest.id() + ": input: " + e.getMessage(), e);
        }
        try (FeatureExtractor extractor = Extractors.of(model, 1);
                ExpressionClassifier classifier = Classifiers.create(model)) {
            if (manifest.golden().isEmpty()) {
                classifier.classify(extractor.extract(face(Image.gray(1, 1, new byte[1]))));
                return Optional.empty();
            }
            Manifest.Golden golden = manifest.golden().get();
            List<Image> pictures = pictures(model, golden.inputs());
            List<Map<Expression, Float>> answers = answers(model, golden.outputs(), classifier.classes());
            if (answers.size() != pictures.size()) {
                return Optional.of(golden.inputs() + " has " + pictures.size() + " pictures, " + golden.outputs() + " "
                        + answers.size() + " answers");
            }
            for (int i = 0; i < pictures.size(); i++) {
                ExpressionScores scores = classifier.classify(extractor.extract(face(pictures.get(i))));
                Optional<String> fault = fault(i + 1, answers.get(i), scores);
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new ModelException("model " + manifest.id() + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> fault(int picture, Map<Expression, Float> expected, ExpressionScores scores) {
        for (Map.Entry<Expression, Float> answer : expected.entrySet()) {
            float got = scores.get(answer.getKey());
            if (!(Math.abs(got - answer.getValue()) <= TOLERANCE)) {
                return Optional.of(String.format(
                        Locale.ROOT,
                        "golden picture %d gets %s %.4f, it must get %.4f; check input.colour, mean, deviation, layout and"
                                + " the order of labels",
                        picture,
                        answer.getKey().label(),
                        got,
                        answer.getValue()));
            }
        }
        return Optional.empty();
    }

    private static List<Image> pictures(ExpressionModel model, String file) throws ModelException {
        ExpressionManifest.Input input = model.manifest().input();
        byte[] content = model.file(file);
        if (!file.endsWith(".bin")) {
            try {
                return List.of(Images.read(content, file));
            } catch (ImageReadException e) {
                throw new ModelException(file + ": " + e.getMessage(), e);
            }
        }
        List<Image> pictures = new ArrayList<>();
        for (float[] row : TensorFile.read(content, file).get("pictures", 2).toRows()) {
            byte[] samples = new byte[row.length];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (byte) Math.round(row[i]);
            }
            pictures.add(
                    input.channels() == 1
                            ? Image.gray(input.width(), input.height(), samples)
                            : Image.rgb(input.width(), input.height(), samples));
        }
        return pictures;
    }

    private static List<Map<Expression, Float>> answers(ExpressionModel model, String file, List<Expression> classes)
            throws ModelException {
        List<Map<Expression, Float>> answers = new ArrayList<>();
        byte[] content = model.file(file);
        if (file.endsWith(".bin")) {
            for (float[] row :
                    TensorFile.read(content, file).get("probabilities", 2).toRows()) {
                answers.add(ExpressionScores.of(classes, row).probabilities());
            }
            return answers;
        }
        try {
            List<Map<String, Float>> objects =
                    JSON.readValue(content, new TypeReference<List<Map<String, Float>>>() {});
            if (objects == null || objects.stream().anyMatch(GoldenVectors::isIncomplete)) {
                throw new ModelException(file + ANSWERS_EXPECTED + ", each a number");
            }
            for (Map<String, Float> object : objects) {
                Map<Expression, Float> answer = new LinkedHashMap<>();
                object.forEach((label, p) -> answer.put(Expressions.named(label, classes), p));
                answers.add(answer);
            }
            return answers;
        } catch (JsonProcessingException e) {
            throw new ModelException(
                    file + ANSWERS_EXPECTED + "; it is no such"
                            + (e.getLocation() == null
                                    ? ""
                                    : " at line " + e.getLocation().getLineNr()),
                    e);
        } catch (ModelException e) {
            throw e;
        } catch (IOException e) {
            throw new ModelException(file + ": cannot be read", e);
        }
    }

    private static boolean isIncomplete(@Nullable Map<String, Float> object) {
        return object == null || object.isEmpty() || object.containsValue(null);
    }
}
