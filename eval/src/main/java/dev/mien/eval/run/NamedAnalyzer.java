package dev.mien.eval.run;

import dev.mien.pipeline.FaceAnalyzer;

/** An analyzer under the name its figures are printed with. */
public record NamedAnalyzer(String name, FaceAnalyzer analyzer) {}
