package dev.mien.eval;

import dev.mien.face.Quality;

/**
 * What a pipeline said of a spoilt face.
 *
 * @param sure whether the top probability reaches the model's threshold
 */
record DamagedFace(Outcome outcome, Quality quality, boolean sure) {}
