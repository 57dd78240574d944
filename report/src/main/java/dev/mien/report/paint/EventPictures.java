package dev.mien.report.paint;

import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.image.Image;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A picture of each event's strongest frame, for the page over a video. What an event was is known only after it has ended, so
 * the strongest frame of every rise is kept until then. Memory is bounded: pictures are JPEGs at most {@value #WIDTH} pixels
 * wide, about 40 kB each; {@value #EACH} strongest events of a person keep one and {@value #MOST} of a video, and
 * {@value #CANDIDATES} rises wait. Belongs to one video and one thread.
 */
public final class EventPictures {
    private static final int WIDTH = 480;
    private static final int EACH = 12;
    private static final int MOST = 240;
    private static final int CANDIDATES = 120;
    private static final float QUALITY = 0.75f;
    /** Least probability that may become an event's, and by how much more another frame has to show to be taken. */
    private static final double LEAST = 0.4;

    private static final double STEP = 0.05;
    /** How far outside an event its strongest frame may lie: the event's ends are those of the smoothed curve. */
    private static final Duration NEAR = Duration.ofMillis(200);

    private record Candidate(long track, Expression expression, Duration time, double probability, String picture) {
        boolean isOf(ExpressionEvent event) {
            return track == event.track()
                    && expression.equals(event.expression())
                    && time.compareTo(event.onset().minus(NEAR)) >= 0
                    && time.compareTo(event.offset().plus(NEAR)) <= 0;
        }
    }

    /** By where their rise began, the earliest first. */
    private final Map<Rise, Candidate> candidates = new LinkedHashMap<>();

    private record Rise(long track, Expression expression, Duration start) {}

    private final Map<Long, Rise> rising = new HashMap<>();
    private final Map<ExpressionEvent, String> kept = new HashMap<>();

    /**
     * Takes a frame, before the events that end with it.
     *
     * @param frame what was seen, in the order of time
     * @param picture the frame as it may be shown, in the size of the results; asked for only where it is wanted
     * @throws IOException if a picture cannot be encoded
     */
    public void frame(TimedFrame frame, Supplier<Image> picture) throws IOException {
        rising.keySet().removeIf(track -> frame.frame().tracks().stream().noneMatch(other -> other.id() == track));
        for (TimedFace face : frame.faces()) {
            if (face.person().isPresent()) {
                frame(frame.frame().result(), face.person().get().track(), face.result(), picture);
            }
        }
    }

    private void frame(FrameResult frame, long track, FaceResult face, Supplier<Image> picture) throws IOException {
        Expression top = face.scores().top();
        double probability = face.scores().get(top);
        if (top.isNeutral() || probability < LEAST) {
            rising.remove(track);
            return;
        }
        Rise rise = rising.get(track);
        if (rise == null || !rise.expression().equals(top)) {
            rise = new Rise(track, top, frame.time());
            rising.put(track, rise);
        }
        Candidate best = candidates.get(rise);
        if (best == null || probability >= best.probability() + STEP) {
            candidates.put(
                    rise, new Candidate(track, top, frame.time(), probability, draw(frame, face, picture.get())));
        }
        if (candidates.size() > CANDIDATES) {
            candidates.remove(candidates.keySet().iterator().next());
        }
    }

    private static String draw(FrameResult frame, FaceResult face, Image image) throws IOException {
        FrameResult alone = new FrameResult(frame.index(), frame.time(), frame.width(), frame.height(), List.of(face));
        return Jpeg.dataUri(Overlay.draw(image, alone, Math.min(1.0, (double) WIDTH / image.width()), false), QUALITY);
    }

    /**
     * Takes an event that has ended.
     *
     * @param event of one of the frames taken
     */
    public void event(ExpressionEvent event) {
        Optional<Map.Entry<Rise, Candidate>> found = candidates.entrySet().stream()
                .filter(entry -> entry.getValue().isOf(event))
                .max(Comparator.comparingDouble(entry -> entry.getValue().probability()));
        found.ifPresent(entry -> {
            candidates.remove(entry.getKey());
            kept.put(event, entry.getValue().picture());
            limit(kept.keySet().stream().filter(other -> other.track() == event.track()), EACH);
            limit(kept.keySet().stream(), MOST);
        });
    }

    /** Lets go of the weakest where there are too many. */
    private void limit(Stream<ExpressionEvent> among, int most) {
        among.sorted(Comparator.comparingDouble(ExpressionEvent::strength).reversed())
                .skip(most)
                .toList()
                .forEach(kept::remove);
    }

    /**
     * {@return the picture of an event as a {@code data:} address; empty if none was kept}
     *
     * @param event that was taken
     */
    public Optional<String> of(ExpressionEvent event) {
        return Optional.ofNullable(kept.get(event));
    }
}
