package dev.mien.benchmarks;

import dev.mien.face.Box;
import dev.mien.face.Track;
import dev.mien.follow.FollowedFrame;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Step;
import dev.mien.timeline.Timeline;
import dev.mien.timeline.TimelineOptions;
import dev.mien.timeline.VideoAnalyzer;
import dev.mien.train.clip.ClipOptions;
import dev.mien.train.clip.SyntheticClip;
import dev.mien.train.clip.TruthEvent;
import dev.mien.train.clip.TruthFace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One made clip read as {@code mien video} and {@code mien live} read it, beside the truth about it. */
final class TruthRun {
    /** A face that shows less is nobody's to find. */
    private static final double VISIBLE = 0.5;
    /** Overlap from which a track is on a person's face. */
    private static final double ON = 0.4;

    private final List<TruthEvent> truth;
    private final List<ExpressionEvent> fromFile = new ArrayList<>();
    private final List<ExpressionEvent> live = new ArrayList<>();
    /** By person, the tracks that were on the person's face, in their order and with the frames they were on it. */
    private final Map<Integer, List<Sight>> sights = new TreeMap<>();

    private double side;
    private int crossings;
    private int frames;
    private int searched;

    /** A track on a person's face in a row of frames, from one time to another. */
    record Sight(long track, double from, double to, int frames) {}

    /** @param every most frames from one search to the next */
    TruthRun(FaceAnalyzer analyzer, Path samples, ClipOptions options, String tracker, int every) throws IOException {
        Timeline asLive =
                new Timeline(TimelineOptions.defaults(), false, analyzer.judge().threshold());
        SyntheticClip clip = SyntheticClip.open(samples, options);
        truth = clip.events();
        try (VideoAnalyzer video =
                VideoAnalyzer.of(analyzer).every(every).tracker(tracker).open(clip)) {
            for (Step step : video) {
                fromFile.addAll(step.ended());
                if (step.now().isPresent()) {
                    FollowedFrame followed = step.now().get().frame();
                    live.addAll(asLive.add(followed).ended());
                    look(followed, clip.truth());
                }
            }
        }
        live.addAll(asLive.finish().ended());
    }

    private void look(FollowedFrame frame, List<TruthFace> faces) {
        frames++;
        searched += frame.detected() ? 1 : 0;
        double time = frame.result().time().toNanos() / 1e9;
        for (TruthFace face : faces) {
            if (face.visible() >= VISIBLE) {
                on(frame, face.box())
                        .ifPresent(track ->
                                see(sights.computeIfAbsent(face.person(), person -> new ArrayList<>()), track, time));
            }
        }
        if (faces.size() > 1) {
            double apart = faces.get(0).box().center().x()
                    - faces.get(1).box().center().x();
            crossings += apart * side < 0 ? 1 : 0;
            side = apart;
        }
    }

    private static Optional<Long> on(FollowedFrame frame, Box box) {
        Optional<Long> best = Optional.empty();
        double most = ON;
        for (Track track : frame.tracks()) {
            double overlap = track.seen().isPresent() ? track.face().box().iou(box) : 0;
            if (overlap > most) {
                most = overlap;
                best = Optional.of(track.id());
            }
        }
        return best;
    }

    private static void see(List<Sight> seen, long track, double time) {
        int last = seen.size() - 1;
        if (last >= 0 && seen.get(last).track == track) {
            Sight before = seen.get(last);
            seen.set(last, new Sight(track, before.from, time, before.frames + 1));
        } else {
            seen.add(new Sight(track, time, time, 1));
        }
    }

    /** Whose track it is: the person whom it was on for most frames; 0 for nobody's. */
    private int person(long track) {
        Map<Integer, Integer> counts = new HashMap<>();
        sights.forEach((person, seen) -> counts.put(
                person,
                seen.stream()
                        .filter(sight -> sight.track == track)
                        .mapToInt(Sight::frames)
                        .sum()));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** Events of the truth at least so strong, each with what was told of it. */
    List<Match> matches(double strength, boolean fromLive) {
        List<ExpressionEvent> told = fromLive ? live : fromFile;
        return truth.stream()
                .filter(event -> event.expression().isPresent() && event.strength() >= strength)
                .map(event -> new Match(
                        event,
                        told.stream()
                                .filter(found -> isOf(found, event))
                                .max((a, b) -> Double.compare(Match.overlap(event, a), Match.overlap(event, b)))))
                .toList();
    }

    /** Events that were told of, but are none of the truth's, however weak. */
    List<ExpressionEvent> falseEvents() {
        return fromFile.stream()
                .filter(found -> truth.stream().noneMatch(event -> isOf(found, event)))
                .toList();
    }

    private boolean isOf(ExpressionEvent found, TruthEvent event) {
        return event.expression().equals(Optional.of(found.expression()))
                && person(found.track()) == event.person()
                && Match.overlap(event, found) > 0;
    }

    /** How often a person's face came to have another number than before. */
    int switches() {
        return sights.values().stream().mapToInt(seen -> seen.size() - 1).sum();
    }

    Map<Integer, List<Sight>> sights() {
        return sights;
    }

    /** How many numbers were given to whatever the truth has. */
    long tracks() {
        return sights.values().stream()
                .flatMap(List::stream)
                .mapToLong(Sight::track)
                .distinct()
                .count();
    }

    int crossings() {
        return crossings;
    }

    double searchedShare() {
        return (double) searched / frames;
    }
}
