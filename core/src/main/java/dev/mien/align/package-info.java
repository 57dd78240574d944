/**
 * How a face is cut out so that it lies where the pictures lay that the models were trained on. {@link FaceAligner} is
 * the stage, {@link Aligners} the table of its implementations: by landmarks, by the eyes, or by the box alone. What an
 * alignment rests on is said in {@link dev.mien.face.AlignedFace#basis}.
 *
 * <p>{@link CropOptions} are size and geometry of the crop, which a model's manifest names; {@link CropTemplate} is the
 * geometry of FER+.
 *
 * <p>Knows no other stage.
 */
@NullMarked
package dev.mien.align;

import org.jspecify.annotations.NullMarked;
