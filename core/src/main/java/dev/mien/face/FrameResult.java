package dev.mien.face;

import java.time.Duration;
import java.util.List;

/**
 * The faces of one frame, most confident first.
 *
 * @param index of the frame, from 0; 0 for a still picture
 * @param time of the frame from the start of the medium; 0 for a still picture
 * @param width of the frame in pixels
 * @param height of the frame in pixels
 * @param faces most confident first; empty if none was found
 */
public record FrameResult(long index, Duration time, int width, int height, List<FaceResult> faces) {
    /**
     * Takes a copy of the list.
     *
     * @param index of the frame, from 0; 0 for a still picture
     * @param time of the frame from the start of the medium; 0 for a still picture
     * @param width of the frame in pixels
     * @param height of the frame in pixels
     * @param faces most confident first; empty if none was found
     */
    public FrameResult {
        faces = List.copyOf(faces);
    }

    /**
     * {@return the faces of a frame, with its number, time and size}
     *
     * @param frame the frame that was analyzed
     * @param faces what was found in it, most confident first
     */
    public static FrameResult of(Frame frame, List<FaceResult> faces) {
        return new FrameResult(
                frame.index(),
                frame.time(),
                frame.image().width(),
                frame.image().height(),
                faces);
    }
}
