/**
 * Who is where from frame to frame: {@link FaceFollower} finds the faces of each frame, searching all of it now and then
 * and following them in between, and has a tracker number them.
 *
 * <p>Relies on the finder of a pipeline ({@code dev.mien.pipeline}) and on a tracker ({@code dev.mien.track}).
 * Expressions play no part.
 */
@NullMarked
package dev.mien.follow;

import org.jspecify.annotations.NullMarked;
