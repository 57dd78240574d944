/**
 * Frames of a camera as they come, readings as they are made. Whoever sends faster than faces are read misses frames rather than
 * falling behind. Knows nothing of WebSockets.
 */
@NullMarked
package dev.mien.server.live;

import org.jspecify.annotations.NullMarked;
