package dev.mien.train.clip;

import dev.mien.face.Expression;
import dev.mien.face.Frame;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A clip as it is made, frame by frame, with the truth about each: persons with the project's average faces cross each
 * other's way, pass behind a pillar, blink, and show expressions of known times.
 */
public final class SyntheticClip implements FrameSource {
    private static final double SHORTEST_ROUND = 6;
    private static final double LONGEST_ROUND = 7.5;
    private static final double PILLAR = 0.64;

    private final ClipOptions options;
    private final VideoInfo info;
    private final List<Person> persons = new ArrayList<>();
    private final Painter painter;
    private final SplittableRandom intervals;
    private List<TruthFace> truth = List.of();
    private long frames;
    private double time;
    private volatile boolean closed;

    private SyntheticClip(Path samples, ClipOptions options) throws IOException {
        this.options = options;
        SplittableRandom random = new SplittableRandom(options.seed());
        intervals = random.split();
        double round = 0;
        double phase = 0;
        for (int i = 0; i < options.persons(); i++) {
            if (i % 2 == 0) {
                round = random.nextDouble(SHORTEST_ROUND, LONGEST_ROUND);
                phase = random.nextDouble(2 * Math.PI);
            }
            Motion motion = new Motion(options, i, round, phase, random);
            persons.add(
                    new Person(i + 1, motion, new Script(i + 1, options.seconds(), options.shown(), random.split())));
        }
        Set<Expression> needed = new LinkedHashSet<>(options.shown());
        needed.add(Expression.NEUTRAL);
        double side = persons.get(0).motion().side();
        painter = new Painter(options, new FaceAtlas(samples, needed, side), PILLAR * side);
        info = new VideoInfo(
                "synthetic clip",
                "none",
                options.width(),
                options.height(),
                OptionalDouble.of(options.frameRate()),
                Optional.of(Duration.ofNanos(Math.round(options.seconds() * 1e9))));
    }

    /**
     * {@return the clip at its beginning}
     *
     * @param samples the folder of the sample pictures, which lies in the project
     * @param options what the clip shows
     * @throws IOException if a picture in it cannot be read; the message is one line for the user
     */
    public static SyntheticClip open(Path samples, ClipOptions options) throws IOException {
        return new SyntheticClip(samples, options);
    }

    /** {@return all that happens in the clip, in the order of its onset} */
    public List<TruthEvent> events() {
        return persons.stream()
                .flatMap(person -> person.script().events().stream())
                .sorted(Comparator.comparingDouble(TruthEvent::onset))
                .toList();
    }

    /**
     * {@return the faces of the frame that {@link #next} gave last, in the order of their ids, hidden ones too; none
     * before the first frame}
     */
    public List<TruthFace> truth() {
        return truth;
    }

    @Override
    public VideoInfo info() {
        return info;
    }

    @Override
    public Optional<Frame> next() {
        if (closed || time >= options.seconds()) {
            return Optional.empty();
        }
        double now = time;
        truth = painter.paint(persons, now, frames).stream()
                .map(painted -> truth(painted, now))
                .toList();
        Frame frame = new Frame(painter.image(), frames, Duration.ofNanos(Math.round(now * 1e9)));
        frames++;
        time = options.uneven()
                ? now + intervals.nextDouble(0.5, 1.8) / options.frameRate()
                : frames / options.frameRate();
        return Optional.of(frame);
    }

    private static TruthFace truth(Painter.Painted painted, double time) {
        Person person = painted.person();
        Pose pose = painted.pose();
        return new TruthFace(
                person.id(),
                pose.box(),
                painted.visible(),
                pose.roll(),
                person.script().eyesClosed(time),
                person.expression(time));
    }

    @Override
    public List<String> faults() {
        return List.of();
    }

    @Override
    public void close() {
        closed = true;
    }
}
