package dev.mien.eval.run;

/** A predictor under the name its figures are printed with. */
public record NamedPredictor(String name, Predictor predictor) {}
