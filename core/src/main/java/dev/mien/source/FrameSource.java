package dev.mien.source;

import dev.mien.face.Frame;
import java.util.List;
import java.util.Optional;

/**
 * Frames one after the other, from a file, a stream, a camera or a sequence of pictures. {@code Videos} of the artifact {@code mien-video} opens them.
 *
 * <p>Frames come upright and in square pixels, all of the size that {@link #info()} names. Their times are the medium's
 * own time stamps from its start, strictly increasing, never computed from a frame rate; their index counts the frames
 * read, from 0.
 *
 * <p>One thread reads; {@link #close()} may come from any thread at any time.
 */
public interface FrameSource extends AutoCloseable {
    /** {@return what the medium says of itself, known before the first frame} */
    VideoInfo info();

    /**
     * {@return the next frame; waits for it} Empty at the end, after {@link #close()}, and when the thread is
     * interrupted (its interrupt flag stays set). What is damaged is left out and named by {@link #faults()}.
     */
    Optional<Frame> next();

    /**
     * {@return what was wrong with the medium so far, each one line for the user; empty if all was well} Complete once
     * {@link #next()} has come to the end.
     */
    List<String> faults();

    /** Stops reading; a thread that waits in {@link #next()} gets the end. Closing twice does nothing. */
    @Override
    void close();
}
