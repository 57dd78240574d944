package dev.mien.eval.damage;

import dev.mien.eval.figure.Outcome;
import dev.mien.face.HeadPose;
import dev.mien.face.Quality;
import java.util.Optional;

/**
 * What a pipeline said of a spoilt face.
 *
 * @param pose of the head, if the pipeline has a landmark locator
 * @param sure whether the top probability reaches the model's threshold
 */
record DamagedFace(Outcome outcome, Quality quality, Optional<HeadPose> pose, boolean sure) {}
