package dev.mien.eval.run;

import dev.mien.detect.FaceDetector;

/** A detector under the name its figures are printed with. */
public record NamedDetector(String name, FaceDetector detector) {}
