package dev.mien.train.detect;

import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * FER+ as pictures for a detector: strongly expressive faces of low resolution that fill their pictures. Those that most
 * annotators saw no face or no known expression in are left out.
 */
final class FaceCrops {
    /** A face found with less has the usual box, and no points. */
    static final double SURE = 0.6;

    /** The box YuNet gives, as the median over the 28,113 of {@code ferplus-train} that it is sure of; in sides of the picture. */
    static final Box USUAL = new Box(0.1, 0.01, 0.8, 0.99);

    private FaceCrops() {}

    /** The pictures that show a face. */
    static List<Sample> faces(ExpressionDataset crops) {
        return crops.samples().stream()
                .filter(sample -> !sample.distribution().isEmpty())
                .toList();
    }

    /** The pictures with their faces, as {@link CropLabels} found them. */
    static List<Scene> scenes(List<Sample> crops, Map<String, Face> labels) throws IOException {
        List<Scene> scenes = new ArrayList<>();
        for (Sample crop : crops) {
            Image picture = crop.picture().read();
            scenes.add(new Scene(picture, List.of(truth(picture, Optional.ofNullable(labels.get(crop.id()))))));
        }
        return scenes;
    }

    static TruthBox truth(Image crop, Optional<Face> found) {
        return found.filter(face -> face.confidence() >= SURE)
                .map(face -> new TruthBox(face.box(), false, face.landmarks()))
                .orElseGet(() -> usual(crop));
    }

    static TruthBox usual(Image crop) {
        return new TruthBox(
                new Box(
                        USUAL.x() * crop.width(),
                        USUAL.y() * crop.height(),
                        USUAL.width() * crop.width(),
                        USUAL.height() * crop.height()),
                false);
    }
}
