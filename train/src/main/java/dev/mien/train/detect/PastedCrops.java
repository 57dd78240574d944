package dev.mien.train.detect;

import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.Sample;
import dev.mien.image.Image;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole pictures to measure with: each of some face crops, spread evenly over those given, pasted into a scene as {@link
 * Composer#pasted} does. The box is where faces usually lie in such a crop, for which an IoU of 0.5 leaves room.
 */
final class PastedCrops {
    private static final String CONVENTION =
            "One face a picture, 48 to 288 pixels, turned up to 30 degrees, in its own light.";

    private PastedCrops() {}

    static DetectionDataset of(String name, List<Sample> crops, int count, List<DetectionSample> scenes)
            throws IOException {
        List<Scene> backgrounds = new ArrayList<>();
        for (DetectionSample scene : scenes) {
            backgrounds.add(new Scene(scene.picture().read(), List.of()));
        }
        List<DetectionSample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Sample crop = crops.get((int) ((long) i * crops.size() / count));
            Image face = crop.picture().read();
            Scene scene = Composer.pasted(
                    new Scene(face, List.of(FaceCrops.usual(face))), backgrounds.get(i % backgrounds.size()), i);
            samples.add(new DetectionSample(crop.id(), scene.faces(), scene::picture));
        }
        return DetectionDataset.of(name, CONVENTION, samples);
    }
}
