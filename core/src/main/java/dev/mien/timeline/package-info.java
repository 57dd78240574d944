/**
 * What people show over time. {@link VideoAnalyzer} is the whole line of a video: frames in, a {@link Step} for each, a
 * {@link VideoSummary} at the end. {@link Timeline} is its last part, for programs that follow faces in their own way.
 *
 * <p>Distributions are smoothed, measured against the person's own neutral face if that is asked for ({@link
 * TimelineOptions}), and read as {@link ExpressionEvent}s, {@link Signal}s such as blinks, a {@link PersonSummary} for each person, and counts of the
 * {@link Crowd}, which are withheld for small groups.
 *
 * <p>Times are from the start of the medium. All here belongs to one video and one thread, and memory does not grow with
 * the video's length but for what is reported of it.
 */
@NullMarked
package dev.mien.timeline;

import org.jspecify.annotations.NullMarked;
