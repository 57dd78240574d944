/**
 * Which faces of successive frames are the same person. {@link FaceTracker} is the stage, {@link Trackers} the table of
 * its implementations. Unlike other stages a tracker remembers: it belongs to one video and one thread.
 *
 * <p>Tracks have numbers, not names, and are forgotten with the video: nothing here recognises anybody.
 *
 * <p>Knows no other stage.
 */
@NullMarked
package dev.mien.track;

import org.jspecify.annotations.NullMarked;
