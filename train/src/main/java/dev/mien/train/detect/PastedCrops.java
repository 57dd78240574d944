package dev.mien.train.detect;

import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.Sample;
import dev.mien.face.Face;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whole pictures to measure with: face crops, each pasted into a scene as {@link Composer#pasted} does. */
final class PastedCrops {
    private static final String CONVENTION =
            "One face a picture, 48 to 288 pixels, turned up to 30 degrees, in its own light.";

    private PastedCrops() {}

    /** @param scenes pictures without faces, taken in turn */
    static DetectionDataset of(String name, List<Sample> crops, Map<String, Face> labels, List<DetectionSample> scenes)
            throws IOException {
        List<Scene> backgrounds = new ArrayList<>();
        for (DetectionSample scene : scenes) {
            backgrounds.add(new Scene(scene.picture().read(), List.of()));
        }
        List<Scene> faces = FaceCrops.scenes(crops, labels);
        List<DetectionSample> samples = new ArrayList<>();
        for (int i = 0; i < crops.size(); i++) {
            Scene scene = Composer.pasted(faces.get(i), backgrounds.get(i % backgrounds.size()), i);
            samples.add(new DetectionSample(crops.get(i).id(), scene.faces(), scene::picture));
        }
        return DetectionDataset.of(name, CONVENTION, samples);
    }
}
