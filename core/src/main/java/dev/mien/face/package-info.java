/**
 * The records that go down the line and come out of it, all immutable: a {@link Frame} goes in; a {@link Face} is found,
 * cut out as an {@link AlignedFace}, turned into a {@link FeatureVector}, read as {@link ExpressionScores} and judged in
 * a {@link Verdict}. A {@link FaceResult} holds what was said of one face, a {@link FrameResult} all faces of a frame.
 *
 * <p>An {@link Expression} is a label of a model; the eight of FER+ are constants. {@link FaceGeometry}, {@link HeadPose}
 * and {@link ValenceArousal} are signals, not diagnoses. {@link Landmark68} names the points of a face.
 *
 * <p>Arrays are those of Java; no record holds native memory or a connection to a stage. Relies on pictures ({@code
 * dev.mien.image}) only.
 */
@NullMarked
package dev.mien.face;

import org.jspecify.annotations.NullMarked;
