package dev.mien.batch.medium;

import dev.mien.base.Printable;
import dev.mien.batch.media.Content;
import dev.mien.batch.media.Medium.Kind;
import dev.mien.batch.media.MediumException;
import dev.mien.batch.table.MediumRecords;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.face.FrameResult;
import dev.mien.image.DecodeLimits;
import dev.mien.image.DecodeMemory;
import dev.mien.image.ImageReadException;
import dev.mien.image.OpenPicture;
import dev.mien.model.ModelException;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.report.PictureResult;
import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import dev.mien.stage.Provenance;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.Step;
import dev.mien.timeline.VideoAnalyzer;
import dev.mien.timeline.VideoSummary;
import dev.mien.video.ReadOptions;
import dev.mien.video.Videos;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Analyses pictures and videos, one at a call, on any number of threads. What is wrong with a medium is an outcome, not an error.
 * Pictures decoded at once and frames of videos have one memory together ({@link DecodeMemory}).
 */
public final class MediumAnalyzer implements Closeable {
    private final FaceAnalyzer analyzer;
    private final VideoOptions videos;
    private final DecodeLimits limits;
    private final Stop stop;

    private MediumAnalyzer(FaceAnalyzer analyzer, VideoOptions videos, DecodeLimits limits, Stop stop) {
        this.analyzer = analyzer;
        this.videos = videos;
        this.limits = limits;
        this.stop = stop;
    }

    /**
     * Loads the models.
     *
     * @param spec of the pipeline
     * @param videos how videos are read
     * @param limits of pictures
     * @param stop ends videos that are under way
     * @return the analyzer, to be closed by the caller
     * @throws ModelException if a model is unknown or damaged
     * @throws IllegalArgumentException if something of the pipeline cannot be understood
     */
    public static MediumAnalyzer open(PipelineSpec spec, VideoOptions videos, DecodeLimits limits, Stop stop)
            throws ModelException {
        return new MediumAnalyzer(spec.build(), videos, limits, stop);
    }

    /** {@return the labels that the model knows} */
    public List<Expression> labels() {
        return analyzer.reader().classes();
    }

    /**
     * {@return what reads pictures and videos, with all options and the models' hashes}
     *
     * @param started when the work began
     * @throws ModelException if a model is damaged
     */
    public Provenance provenance(Instant started) throws ModelException {
        return videos.builder(analyzer).provenance(started);
    }

    /**
     * Analyses a medium.
     *
     * @param name what results and messages call it
     * @param kind what it is read as
     * @param content of it; stays the caller's to close
     * @param records where its results go; stays the caller's to close
     * @return what became of it; where it has no result, nothing whole was written to the records
     * @throws IOException if the records cannot be written
     * @throws StoppedException if the end was asked for before it was read
     */
    public MediumOutcome analyze(String name, Kind kind, Content content, MediumRecords records)
            throws IOException, StoppedException {
        try {
            return kind == Kind.PICTURE ? picture(name, content, records) : video(name, content, records);
        } catch (MediumException | ImageReadException | VideoException e) {
            if (stop.isAsked()) {
                throw new StoppedException();
            }
            return MediumOutcome.failed(reason(name, String.valueOf(e.getMessage())));
        } catch (IllegalStateException e) {
            // What the machine lacks, such as a native library, it lacks for every medium.
            throw e;
        } catch (RuntimeException e) {
            // A fault of Mien's own on one medium must not cost the results of thousands.
            return MediumOutcome.failed("a fault in Mien, please report it: " + Printable.of(e.toString()));
        } catch (OutOfMemoryError e) {
            return MediumOutcome.failed(
                    "not enough memory for it; give Java more, such as -Xmx4g, or work on fewer at once");
        }
    }

    private MediumOutcome picture(String name, Content content, MediumRecords records) throws IOException {
        try (OpenPicture picture = content.picture(limits)) {
            FrameResult result = analyzer.analyze(Frame.of(picture.image()));
            records.picture(new PictureResult(name, result));
            Map<String, Integer> answers = new TreeMap<>();
            for (FaceResult face : result.faces()) {
                answers.merge(face.verdict().label(), 1, Integer::sum);
            }
            return new MediumOutcome(
                    Optional.empty(), true, picture.leftOut(), 1, result.faces().size(), 0, answers);
        }
    }

    private MediumOutcome video(String name, Content content, MediumRecords records)
            throws IOException, StoppedException {
        String path = content.file().toString();
        try (FrameSource source = NamedFrames.of(Videos.open(path, ReadOptions.defaults()), path, name);
                VideoAnalyzer video = videos.builder(analyzer).open(source)) {
            Runnable end = source::close;
            stop.enter(end);
            try {
                return read(name, video, records);
            } finally {
                stop.leave(end);
            }
        } catch (VideoException e) {
            throw new VideoException(String.valueOf(e.getMessage()).replace(path, name), e);
        }
    }

    private MediumOutcome read(String name, VideoAnalyzer video, MediumRecords records)
            throws IOException, StoppedException {
        long faces = 0;
        for (Step step : video) {
            records.step(name, step);
            faces += step.now().map(now -> now.frame().result().faces().size()).orElse(0);
        }
        if (stop.isAsked()) {
            throw new StoppedException();
        }
        VideoSummary summary = video.summary();
        records.end(summary);
        List<String> faults = summary.faults();
        Optional<String> failure = faults.isEmpty()
                ? Optional.empty()
                : Optional.of(reason(name, faults.get(0))
                        + (faults.size() > 1 ? "; and " + (faults.size() - 1) + " more" : ""));
        Map<String, Integer> answers = new TreeMap<>();
        summary.people().forEach(person -> answers.merge(longest(person), 1, Integer::sum));
        return new MediumOutcome(
                failure,
                true,
                Optional.empty(),
                summary.frames(),
                faces,
                summary.people().size(),
                answers);
    }

    /** What a person showed longest. */
    private static String longest(PersonSummary person) {
        return new TreeMap<>(person.dwell())
                .entrySet().stream()
                        .max(Map.Entry.<String, Duration>comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse("unsure");
    }

    /** The reason without the name that it begins with. */
    private static String reason(String name, String message) {
        String start = name + ": ";
        return Printable.of(message.startsWith(start) ? message.substring(start.length()) : message);
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
