/**
 * Where the faces of a frame are. {@link FaceDetector} is the stage, {@link Detectors} the table of its implementations:
 * networks of this project and of others ({@code dev.mien.infer}), and cascades ({@code dev.mien.cascade}).
 *
 * <p>Boxes come in pixels of the frame, within it, the most confident face first; confidences of different detectors
 * cannot be compared. {@link Clip} is how a box is kept within the frame.
 *
 * <p>Knows no other stage.
 */
@NullMarked
package dev.mien.detect;

import org.jspecify.annotations.NullMarked;
