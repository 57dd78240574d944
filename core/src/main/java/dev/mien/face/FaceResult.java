package dev.mien.face;

/** All that Mien says of one face. {@code scores} are given even where the verdict is "unsure". */
public record FaceResult(
        Face face, AlignedFace.Basis alignment, Quality quality, ExpressionScores scores, Verdict verdict) {}
