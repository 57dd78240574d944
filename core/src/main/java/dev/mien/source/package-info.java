/**
 * Where the frames of a video come from: {@link FrameSource} hands them over one by one with the medium's own times,
 * {@link VideoInfo} says what the medium says of itself, {@link Faults} collects what was wrong with it.
 *
 * <p>An interface of few lines, so that programs may bring frames of their own. Files, streams and cameras are opened by
 * {@code Videos} of the artifact {@code mien-video}; this package knows no decoder.
 */
@NullMarked
package dev.mien.source;

import org.jspecify.annotations.NullMarked;
