package dev.mien.eval.part;

import dev.mien.dataset.MeasuredFace;
import dev.mien.face.PartReadings;
import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;

/**
 * What was said of one measured face.
 *
 * @param face that was measured
 * @param points the 68 found; empty if the detector did not find the face, or its picture could not be read
 * @param readings what was read there
 */
record PartOutcome(MeasuredFace face, Optional<List<Point>> points, Optional<PartReadings> readings) {}
