package dev.mien.timeline;

import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceResult;
import dev.mien.face.Track;
import dev.mien.follow.FollowedFrame;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the people of a video show over time: smoothed distributions, events, signals, summaries, crowd figures. Frames go in one by
 * one. Belongs to one video and one thread. {@link VideoAnalyzer} has one inside; by itself it is for programs that follow faces
 * in their own way:
 *
 * <pre>{@code
 * Timeline timeline = new Timeline(TimelineOptions.defaults(), true, analyzer.judge().threshold());
 * for (FollowedFrame frame : frames) {
 *     timeline.add(frame).ended().forEach(event -> System.out.println(event.expression().label()));
 * }
 * timeline.finish();
 * timeline.people().forEach(person -> System.out.println(person.dwell()));
 * }</pre>
 *
 * <p>Memory does not grow with a video's length but for some hundred bytes with each event and each interval of the crowd. Of a
 * person whose track has ended stay the sums, the events and the curve, about 4 kB for one who was there some seconds and at
 * most 300 kB however long; all else is let go.
 */
public final class Timeline {
    /** While a video goes on, somebody must have been there for as long as it takes. */
    static final Duration UNKNOWN = Duration.ofNanos(Long.MAX_VALUE);

    private final TimelineOptions options;
    private final boolean lagged;
    private final float threshold;
    private final Duration lag;
    private final Map<Long, PersonLog> logs = new TreeMap<>();
    /** Those whose tracks live, or have frames that wait. */
    private final Map<Long, Person> present = new TreeMap<>();

    /** Those who left with events that nobody has heard of, for they may yet count if the video turns out to be short. */
    private final List<Person> doubtful = new ArrayList<>();

    private final Deque<FollowedFrame> waiting = new ArrayDeque<>();
    private final Crowd crowd;
    private final List<CrowdInterval> intervals = new ArrayList<>();
    /** Not given out yet. */
    private final Findings found = new Findings();

    private Optional<Duration> first = Optional.empty();
    private Duration last = Duration.ZERO;

    /**
     * Begins a video.
     *
     * @param options smoothing, events, baseline and crowd
     * @param lagged true smooths from both sides and answers a little later; false smooths by what came before and
     *     answers at once
     * @param threshold least smoothed probability that is an answer, 0 to 1
     */
    public Timeline(TimelineOptions options, boolean lagged, float threshold) {
        this.options = options;
        this.lagged = lagged;
        this.threshold = threshold;
        this.lag = lagged ? new LaggedFilter(options.smoothing()).lag() : Duration.ZERO;
        this.crowd = new Crowd(options.crowd(), track -> isPerson(Objects.requireNonNull(logs.get(track)), UNKNOWN));
    }

    /**
     * Takes the next frame.
     *
     * @param frame later than the one before
     * @return the frame as it can be shown at once, and what it settled
     */
    public Step add(FollowedFrame frame) {
        Duration time = frame.result().time();
        first = first.or(() -> Optional.of(time));
        last = time;
        Map<Integer, TimedFace.OfPerson> seen = new HashMap<>();
        for (Track track : frame.tracks()) {
            track.seen().ifPresent(place -> {
                FaceResult result = frame.result().faces().get(place);
                seen.put(place, person(track, time).see(time, result));
            });
        }
        Set<Long> living = frame.tracks().stream().map(Track::id).collect(Collectors.toSet());
        present.forEach((track, person) -> {
            if (living.contains(track)) {
                person.pass(time);
            } else {
                person.finish();
            }
            person.release(UNKNOWN);
        });
        waiting.add(frame);
        List<TimedFrame> told = tell(time.minus(lag));
        present.entrySet().removeIf(entry -> {
            boolean over = !living.contains(entry.getKey()) && entry.getValue().isTold();
            if (over && entry.getValue().isWaiting()) {
                doubtful.add(entry.getValue());
            }
            return over;
        });
        return step(Optional.of(timed(frame, seen)), told);
    }

    private Step step(Optional<TimedFrame> now, List<TimedFrame> settled) {
        Step step = new Step(now, Optional.empty(), settled, found.events(), found.signals(), found.cues());
        found.clear();
        return step;
    }

    private Person person(Track track, Duration time) {
        return present.computeIfAbsent(track.id(), id -> {
            Findings held = new Findings();
            PersonLog log = new PersonLog(id, track.first(), time, held);
            logs.put(id, log);
            return new Person(id, log, options, lagged, threshold, held, found);
        });
    }

    /**
     * Ends every event and settles the frames that still wait, when no more come.
     *
     * @return a step without a frame of its own
     */
    public Step finish() {
        present.values().forEach(Person::finish);
        doubtful.addAll(present.values());
        doubtful.forEach(person -> person.release(length()));
        doubtful.clear();
        List<TimedFrame> told =
                waiting.isEmpty() ? List.of() : tell(waiting.getLast().result().time());
        present.clear();
        crowd.finish().ifPresent(intervals::add);
        return step(Optional.empty(), told);
    }

    private List<TimedFrame> tell(Duration until) {
        List<TimedFrame> told = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.getFirst().result().time().compareTo(until) <= 0) {
            FollowedFrame frame = waiting.removeFirst();
            Map<Integer, TimedFace.OfPerson> views = new HashMap<>();
            Map<Long, ExpressionScores> smoothed = new HashMap<>();
            for (Track track : frame.tracks()) {
                Person person = present.get(track.id());
                if (track.seen().isPresent() && person != null) {
                    TimedFace.OfPerson view = person.next();
                    views.put(track.seen().getAsInt(), view);
                    smoothed.put(track.id(), view.smoothed());
                }
            }
            crowd.add(frame.result().time(), frame.result().faces().size(), smoothed)
                    .ifPresent(intervals::add);
            told.add(timed(frame, views));
        }
        return told;
    }

    private static TimedFrame timed(FollowedFrame frame, Map<Integer, TimedFace.OfPerson> people) {
        List<FaceResult> results = frame.result().faces();
        List<TimedFace> faces = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            faces.add(new TimedFace(results.get(i), Optional.ofNullable(people.get(i))));
        }
        return new TimedFrame(frame, faces);
    }

    /**
     * {@return everybody seen so far, in the order of the numbers, as {@link Presence} has it}
     */
    public List<PersonSummary> people() {
        return logs.values().stream()
                .filter(log -> log.hasAny() && isPerson(log, length()))
                .map(PersonLog::summary)
                .toList();
    }

    /** {@return how many tracks were no person, as {@link Presence} has it} */
    public int briefSightings() {
        return (int)
                logs.values().stream().filter(log -> !isPerson(log, length())).count();
    }

    private boolean isPerson(PersonLog log, Duration video) {
        return log.isPerson(options.presence(), video);
    }

    private Duration length() {
        return first.map(last::minus).orElse(Duration.ZERO);
    }

    /** {@return the intervals that have ended} */
    public List<CrowdInterval> crowd() {
        return List.copyOf(intervals);
    }
}
