/**
 * Whether a face is fit to be judged: {@link QualityGate} measures size, sharpness, contrast, pose and how much of the
 * face lies within the frame, and names each fault. A face that does not pass keeps its scores; its verdict is "unsure",
 * with the reason.
 *
 * <p>Knows no other stage.
 */
@NullMarked
package dev.mien.quality;

import org.jspecify.annotations.NullMarked;
