package dev.mien.face;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The faces of one frame, most confident first.
 *
 * @param index of the frame, from 0; 0 for a still picture
 * @param time of the frame from the start of the medium; 0 for a still picture
 * @param width of the frame in pixels
 * @param height of the frame in pixels
 * @param faces most confident first; empty if none was found
 * @param search how closely the frame was searched; empty if nobody said
 */
public record FrameResult(
        long index, Duration time, int width, int height, List<FaceResult> faces, Optional<Search> search) {
    /**
     * Takes a copy of the list.
     *
     * @param index of the frame, from 0; 0 for a still picture
     * @param time of the frame from the start of the medium; 0 for a still picture
     * @param width of the frame in pixels
     * @param height of the frame in pixels
     * @param faces most confident first; empty if none was found
     * @param search how closely the frame was searched; empty if nobody said
     */
    public FrameResult {
        faces = List.copyOf(faces);
    }

    /**
     * The faces of a frame, however they came about.
     *
     * @param index of the frame, from 0; 0 for a still picture
     * @param time of the frame from the start of the medium; 0 for a still picture
     * @param width of the frame in pixels
     * @param height of the frame in pixels
     * @param faces most confident first; empty if none was found
     */
    public FrameResult(long index, Duration time, int width, int height, List<FaceResult> faces) {
        this(index, time, width, height, faces, Optional.empty());
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

    /**
     * {@return the same result with a word on how closely the frame was searched}
     *
     * @param search of the detector
     */
    public FrameResult withSearch(Search search) {
        return new FrameResult(index, time, width, height, faces, Optional.of(search));
    }
}
