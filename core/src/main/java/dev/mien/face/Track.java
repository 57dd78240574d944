package dev.mien.face;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * A face followed through a video.
 *
 * @param id from 1 in the order of appearance; never used twice in a video
 * @param face the latest that was seen of it
 * @param seen the place of that face in the list that the tracker was given for this frame; empty while the face is lost
 * @param first time of the frame it was first seen in
 * @param last time of the frame it was last seen in
 */
public record Track(long id, Face face, OptionalInt seen, Duration first, Duration last) {}
