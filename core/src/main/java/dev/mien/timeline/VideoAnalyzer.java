package dev.mien.timeline;

import dev.mien.face.AlignedFace;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Frame;
import dev.mien.face.FrameResult;
import dev.mien.follow.FaceFollower;
import dev.mien.follow.FollowedFaces;
import dev.mien.follow.FollowedFrame;
import dev.mien.model.ModelException;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.Pipelines;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoInfo;
import dev.mien.stage.Provenance;
import dev.mien.stage.StageInfo;
import dev.mien.track.Trackers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole line of a video: frames in, step by step what each brought out, at the end what it all came to.
 *
 * <pre>{@code
 * try (VideoAnalyzer video = VideoAnalyzer.of("accurate").every(3).open(Videos.open("talk.mp4"))) {
 *     for (Step step : video) {
 *         step.ended().forEach(event -> System.out.println(event.expression().label() + " at " + event.onset()));
 *     }
 *     System.out.println(video.summary().people());
 * }
 * }</pre>
 *
 * <p>Goes through its video once: a second iterator goes on where the first one stopped. A loop is left at any step; the frames
 * that still wait to be smoothed are then never settled. Reading throws nothing that is checked: what is damaged a source
 * leaves out and names, see {@link VideoSummary#faults}. What a source throws all the same passes through as it is.
 *
 * <p>Belongs to one thread. To have it end early from another, close the source: the loop then comes to its last step as at the
 * end of the video.
 */
public final class VideoAnalyzer implements Iterable<Step>, AutoCloseable {
    private final FrameSource source;
    private final FaceAnalyzer analyzer;
    private final boolean owned;
    private final FaceFollower follower;
    private final TimelineOptions options;
    private final Timeline timeline;
    private final Provenance provenance;
    private Duration first = Duration.ZERO;
    private Duration last = Duration.ZERO;
    private long frames;
    private boolean ended;

    private VideoAnalyzer(Builder how, FaceAnalyzer analyzer, FrameSource source) {
        this.source = source;
        this.analyzer = analyzer;
        this.owned = how.shared == null;
        this.follower = new FaceFollower(analyzer.finder(), Trackers.create(how.tracker), how.every);
        this.options = how.options;
        this.timeline = new Timeline(options, !how.live, analyzer.judge().threshold());
        this.provenance = how.provenance(analyzer, follower, Instant.now());
    }

    /**
     * {@return an analyzer with a pipeline by name, which is loaded when a video is opened and closed with it}
     *
     * @param pipeline one of {@link Pipelines#names()}
     * @throws IllegalArgumentException if there is no such pipeline; the message lists them
     */
    public static Builder of(String pipeline) {
        Pipelines.get(pipeline);
        return new Builder(pipeline, null);
    }

    /**
     * {@return an analyzer of videos that shares one of pictures}
     *
     * @param analyzer stays the caller's to close, and may read other videos and pictures at the same time
     */
    public static Builder of(FaceAnalyzer analyzer) {
        return new Builder("", analyzer);
    }

    /** How a video is read. */
    public static final class Builder {
        private final String pipeline;
        private final @Nullable FaceAnalyzer shared;
        private int every = 1;
        private String tracker = "appearance";
        private TimelineOptions options = TimelineOptions.defaults();
        private boolean live;

        private Builder(String pipeline, @Nullable FaceAnalyzer shared) {
            this.pipeline = pipeline;
            this.shared = shared;
        }

        /**
         * Chooses how often faces are searched for. Searching less often is faster; in between faces are followed.
         *
         * @param frames most from one search to the next, 1 or more; 1, where nobody chooses, searches every frame
         * @return this builder
         */
        public Builder every(int frames) {
            every = frames;
            return this;
        }

        /**
         * Chooses what tells one person from another.
         *
         * @param spec as {@link Trackers} understands it, such as {@code iou:gap=2}; {@code appearance} where nobody
         *     chooses
         * @return this builder
         */
        public Builder tracker(String spec) {
            tracker = spec;
            return this;
        }

        /**
         * Chooses smoothing, events, baseline and crowd figures.
         *
         * @param timeline how faces are read over time
         * @return this builder
         */
        public Builder timeline(TimelineOptions timeline) {
            options = timeline;
            return this;
        }

        /**
         * Smooths by what came before only, so that every frame is settled at once.
         *
         * @return this builder
         */
        public Builder live() {
            live = true;
            return this;
        }

        /**
         * {@return what videos are read by with these options, as the {@link VideoSummary} of each will say it}
         *
         * @param started when the reading began
         * @throws ModelException if the pipeline's model is damaged
         * @throws IllegalArgumentException as {@link #open}
         */
        public Provenance provenance(Instant started) throws ModelException {
            FaceAnalyzer analyzer = shared == null ? FaceAnalyzer.of(pipeline) : shared;
            try {
                return provenance(
                        analyzer, new FaceFollower(analyzer.finder(), Trackers.create(tracker), every), started);
            } finally {
                if (shared == null) {
                    analyzer.close();
                }
            }
        }

        private Provenance provenance(FaceAnalyzer analyzer, FaceFollower follower, Instant started) {
            Provenance faces = analyzer.provenance(started);
            List<StageInfo> stages = new ArrayList<>(faces.stages());
            stages.addAll(follower.stages());
            stages.addAll(options.stages(!live));
            return new Provenance(faces.version(), faces.started(), stages);
        }

        /**
         * Begins a video.
         *
         * @param source is closed with the analyzer, and if this fails
         * @return the analyzer, which goes through the video once; to be closed by the caller
         * @throws ModelException if the pipeline's model is damaged
         * @throws IllegalArgumentException if the tracker is unknown or faces are to be searched for less than every
         *     frame
         */
        public VideoAnalyzer open(FrameSource source) throws ModelException {
            FaceAnalyzer analyzer = shared;
            try {
                analyzer = analyzer == null ? FaceAnalyzer.of(pipeline) : analyzer;
                return new VideoAnalyzer(this, analyzer, source);
            } catch (ModelException | RuntimeException e) {
                source.close();
                if (shared == null && analyzer != null) {
                    analyzer.close();
                }
                throw e;
            }
        }
    }

    /**
     * Reads the next frame; waits for it.
     *
     * @return a step for each frame, then one for all that the end settles, then nothing
     */
    public Optional<Step> next() {
        if (ended) {
            return Optional.empty();
        }
        Optional<Frame> frame = source.next();
        ended = frame.isEmpty();
        return Optional.of(frame.map(this::step).orElseGet(timeline::finish));
    }

    private Step step(Frame frame) {
        FollowedFaces followed = follower.next(frame);
        List<AlignedFace> faces = followed.faces();
        List<ExpressionScores> scores = analyzer.reader().scores(faces);
        FrameResult result = FrameResult.of(frame, analyzer.judge().results(frame, faces, scores));
        Step step = timeline.add(new FollowedFrame(result, followed.tracks(), followed.detected()));
        first = frames == 0 ? frame.time() : first;
        last = frame.time();
        frames++;
        return step.withPicture(frame.image());
    }

    @Override
    public Iterator<Step> iterator() {
        return new Iterator<>() {
            private Optional<Step> ready = Optional.empty();

            @Override
            public boolean hasNext() {
                if (ready.isEmpty()) {
                    ready = VideoAnalyzer.this.next();
                }
                return ready.isPresent();
            }

            @Override
            public Step next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the video has ended");
                }
                Step step = ready.orElseThrow();
                ready = Optional.empty();
                return step;
            }
        };
    }

    /** {@return what has come of the video so far; complete after the last step} */
    public VideoSummary summary() {
        VideoInfo info = source.info();
        return new VideoSummary(
                info.name(),
                info.width(),
                info.height(),
                first,
                last,
                frames,
                timeline.people(),
                timeline.briefSightings(),
                timeline.crowd(),
                options.crowd().interval(),
                options.crowd().minGroup(),
                source.faults(),
                provenance);
    }

    /** Closes the source, and the analyzer unless it was given. */
    @Override
    public void close() {
        source.close();
        if (owned) {
            analyzer.close();
        }
    }
}
