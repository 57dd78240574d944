package dev.mien.eval.run;

import dev.mien.detect.FaceDetector;
import dev.mien.landmark.LandmarkLocator;
import java.util.Optional;

/**
 * A locator under the name its figures are printed with.
 *
 * @param detector says where the faces are; without one the true boxes do
 */
public record NamedLocator(String name, Optional<FaceDetector> detector, LandmarkLocator locator) {}
