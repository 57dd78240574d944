package dev.mien.report.paint;

import dev.mien.face.FaceResult;
import dev.mien.image.Image;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A picture of each person's face where it is seen best, for the page over a video. Memory is bounded: {@value #MOST} people have
 * one, each a JPEG of {@value #SIDE} pixels a side, about 3 kB. Belongs to one video and one thread.
 */
public final class Portraits {
    private static final int MOST = 1000;
    private static final int SIDE = 96;
    /** A picture gives way to one that is so many times better. */
    private static final double BETTER = 1.25;

    private record Portrait(double worth, String address) {}

    private final Map<Long, Portrait> kept = new HashMap<>();

    /**
     * Takes a frame.
     *
     * @param frame what was seen
     * @param picture the frame as it may be shown, in the size of the results; asked for only where it is wanted
     * @throws IOException if a picture cannot be encoded
     */
    public void frame(TimedFrame frame, Supplier<Image> picture) throws IOException {
        for (TimedFace face : frame.faces()) {
            if (face.person().isPresent()) {
                frame(face.person().get().track(), face.result(), picture);
            }
        }
    }

    private void frame(long track, FaceResult face, Supplier<Image> picture) throws IOException {
        Portrait before = kept.get(track);
        double worth = worth(face);
        if (before == null ? kept.size() < MOST : worth > BETTER * before.worth()) {
            kept.put(
                    track,
                    new Portrait(worth, Thumbnail.of(picture.get(), face.face().box(), SIDE)));
        }
    }

    /** Large, sharp faces that the detector is sure of are seen best. */
    private static double worth(FaceResult face) {
        double fit = face.quality().pass() ? 1 : 0.2;
        return fit * face.face().confidence() * Math.sqrt(face.face().box().area());
    }

    /**
     * {@return the picture of a person as a {@code data:} address; empty if none was kept}
     *
     * @param track the person's number
     */
    public Optional<String> of(long track) {
        return Optional.ofNullable(kept.get(track)).map(Portrait::address);
    }
}
