/**
 * Videos made of the average faces in {@code samples}, so that what happens in them is known to the frame and nobody is shown:
 * ground truth for tracking, for the timing of expressions and for blinks. {@link dev.mien.train.clip.ClipOptions} go in, a
 * {@link dev.mien.train.clip.SyntheticClip} is a source of frames that says for each who is where and shows what, and {@link
 * dev.mien.train.clip.ClipFiles} writes it as a video with its truth in JSON Lines.
 */
@NullMarked
package dev.mien.train.clip;

import org.jspecify.annotations.NullMarked;
