package dev.mien.eval.group;

import dev.mien.dataset.MeasuredFace;
import dev.mien.face.FaceResult;
import java.util.Optional;

/**
 * What became of a face.
 *
 * @param face who is in the picture
 * @param result what was said; empty if the face was not found
 */
record GroupOutcome(MeasuredFace face, Optional<FaceResult> result) {}
