/**
 * Videos made of the average faces in {@code samples}, so that what happens in them is known to the frame and nobody is
 * shown: ground truth for tracking, for the timing of expressions and for blinks.
 */
package dev.mien.train.clip;
