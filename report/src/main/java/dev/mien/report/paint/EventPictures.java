package dev.mien.report.paint;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Readings;
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
import org.jspecify.annotations.Nullable;

/**
 * A picture of each event at its apex, for the page over a video. What an event was is known only after it has ended, so the
 * strongest frame of every rise is kept until then. How strong a frame is, is told by the smoothed curve that events are found
 * in, which comes a moment after the frame itself: until then small copies of the frames wait. Memory is bounded: pictures are
 * JPEGs at most {@value #WIDTH} pixels wide, about 40 kB each; {@value #EACH} strongest events of a person keep one and
 * {@value #MOST} of a video, and {@value #CANDIDATES} rises wait. Belongs to one video and one thread.
 */
public final class EventPictures {
    private static final int WIDTH = 480;
    private static final int EACH = 12;
    private static final int MOST = 240;
    private static final int CANDIDATES = 120;
    private static final float QUALITY = 0.75f;
    /** Least probability that may become an event's; copies of frames wait from half of it on. */
    private static final double LEAST = 0.4;

    /** A stronger frame replaces the one kept if it is so much stronger or later, so that a slow rise is not drawn at each frame. */
    private static final double STEP = 0.05;

    private static final Duration PAUSE = Duration.ofMillis(60);
    /** How far outside an event its strongest frame may lie: the event's ends are those of the smoothed curve. */
    private static final Duration NEAR = Duration.ofMillis(200);

    private record Picture(Duration time, String address) {}

    private record Candidate(long track, Expression expression, double probability, Picture picture) {
        boolean isOf(ExpressionEvent event) {
            return track == event.track()
                    && expression.equals(event.expression())
                    && picture.time.compareTo(event.onset().minus(NEAR)) >= 0
                    && picture.time.compareTo(event.offset().plus(NEAR)) <= 0;
        }

        boolean givesWayTo(double other, Duration time) {
            return other > probability
                    && (other >= probability + STEP || time.minus(picture.time).compareTo(PAUSE) >= 0);
        }
    }

    /** By where their rise began, the earliest first. */
    private final Map<Rise, Candidate> candidates = new LinkedHashMap<>();

    private record Rise(long track, Expression expression, Duration start) {}

    private final Map<Long, Rise> rising = new HashMap<>();
    private final Map<ExpressionEvent, Picture> kept = new HashMap<>();
    /** Small copies of the frames that are not settled, by their times. */
    private final Map<Duration, Image> waiting = new HashMap<>();

    /**
     * Takes a frame when it is read.
     *
     * @param now what can be said at once, in the order of time
     * @param picture the frame as it may be shown, in the size of the results; asked for only where it is wanted
     */
    public void frame(TimedFrame now, Supplier<Image> picture) {
        FrameResult result = now.frame().result();
        boolean wanted = now.faces().stream()
                .filter(face -> face.person().isPresent())
                .flatMap(face ->
                        Stream.of(face.result().scores(), face.person().get().smoothed()))
                .anyMatch(EventPictures::isOfInterest);
        if (wanted) {
            Image whole = picture.get();
            double scale = Math.min(1.0, (double) WIDTH / whole.width());
            waiting.put(result.time(), whole.resize((int) Math.max(1, Math.round(scale * whole.width())), (int)
                    Math.max(1, Math.round(scale * whole.height()))));
        }
    }

    private static boolean isOfInterest(ExpressionScores scores) {
        return scores.labels().stream()
                .anyMatch(expression -> !expression.isNeutral() && scores.get(expression) >= LEAST / 2);
    }

    /**
     * Takes a frame once it is settled, before the events that end with it.
     *
     * @param settled with the smoothed distributions, in the order of time
     * @throws IOException if a picture cannot be encoded
     */
    public void settled(TimedFrame settled) throws IOException {
        rising.keySet().removeIf(track -> settled.frame().tracks().stream().noneMatch(other -> other.id() == track));
        Image picture = waiting.remove(settled.frame().result().time());
        for (TimedFace face : settled.faces()) {
            if (face.person().isPresent()) {
                settled(settled.frame().result(), face.person().get(), face.result(), picture);
            }
        }
    }

    private void settled(FrameResult frame, TimedFace.OfPerson person, FaceResult face, @Nullable Image picture)
            throws IOException {
        Expression top = person.smoothed().top();
        double probability = person.smoothed().get(top);
        if (top.isNeutral() || probability < LEAST) {
            rising.remove(person.track());
            return;
        }
        Rise rise = rising.get(person.track());
        if (rise == null || !rise.expression().equals(top)) {
            rise = new Rise(person.track(), top, frame.time());
            rising.put(person.track(), rise);
        }
        Candidate best = candidates.get(rise);
        if (picture != null && (best == null || best.givesWayTo(probability, frame.time()))) {
            FaceResult shown = face.withReadings(new Readings(person.smoothed(), person.verdict()));
            Picture drawn = new Picture(frame.time(), draw(frame, shown, picture));
            candidates.put(rise, new Candidate(person.track(), top, probability, drawn));
        }
        if (candidates.size() > CANDIDATES) {
            candidates.remove(candidates.keySet().iterator().next());
        }
    }

    /** @param picture the frame, made smaller */
    private static String draw(FrameResult frame, FaceResult face, Image picture) throws IOException {
        FrameResult alone = new FrameResult(frame.index(), frame.time(), frame.width(), frame.height(), List.of(face));
        return Jpeg.dataUri(Overlay.drawReduced(picture, alone), QUALITY);
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
        return Optional.ofNullable(kept.get(event)).map(Picture::address);
    }

    /** When the picture of an event was taken. */
    Optional<Duration> time(ExpressionEvent event) {
        return Optional.ofNullable(kept.get(event)).map(Picture::time);
    }
}
