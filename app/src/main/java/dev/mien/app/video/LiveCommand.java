package dev.mien.app.video;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Interruption;
import dev.mien.app.console.Latency;
import dev.mien.app.console.Launch;
import dev.mien.app.console.Lines;
import dev.mien.app.console.Outlet;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.OutputCheck;
import dev.mien.app.console.Results;
import dev.mien.app.console.Times;
import dev.mien.app.options.AnswerOptions;
import dev.mien.app.options.FollowOptions;
import dev.mien.app.options.PipelineOptions;
import dev.mien.app.options.ProvenanceOptions;
import dev.mien.app.options.ResultOptions;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.report.record.Format;
import dev.mien.report.record.Records;
import dev.mien.report.record.VideoRecords;
import dev.mien.stage.Provenance;
import dev.mien.timeline.Step;
import dev.mien.timeline.VideoAnalyzer;
import dev.mien.timeline.VideoSummary;
import dev.mien.video.LiveSource;
import dev.mien.video.ReadOptions;
import dev.mien.video.Videos;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Launch(serial = true, heap = "64m")
@Command(
        name = "live",
        description = {
            "Follows faces as they come: from a camera, a stream, or a file at its own pace.",
            "Drops frames rather than falling behind, and says how many and how late answers came. Ctrl-C ends it."
        },
        footer = {
            "",
            "Examples:",
            "  mien live /dev/video0",
            "  mien live rtsp://camera.local/stream --format jsonl --out faces.jsonl",
            "  mien live talk.mp4 --pipeline fast"
        })
public final class LiveCommand implements Callable<Integer> {
    /** Searching every third frame leaves the machine room; the schedule searches sooner where faces move. */
    private static final int EVERY = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "INPUT", description = "A camera (/dev/video0), an address (rtsp://, http://) or a file.")
    private String input = "";

    @Mixin
    private ResultOptions results = new ResultOptions();

    @Mixin
    private ProvenanceOptions provenance = new ProvenanceOptions();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = Times.class,
            description = "A source silent for so long counts as lost and is opened again; default 10s.")
    private Duration timeout = ReadOptions.defaults().timeout();

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            converter = Times.class,
            description = "How long to try to reach a lost source; default 5m.")
    private Duration patience = ReadOptions.defaults().patience();

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Mixin
    private PipelineOptions pipeline = new PipelineOptions();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    private final Latency latency = new Latency();

    @Override
    public Integer call() throws Exception {
        boolean view = results.format() == Format.TEXT && results.onTerminal();
        provenance.check(results);
        follow.check();
        answers.check();
        new OutputCheck()
                .reads(input)
                .readsIn(pipeline.specifications())
                .writes(Stream.concat(Stream.ofNullable(results.out), provenance.file().stream())
                        .toList());
        PrintWriter err = spec.commandLine().getErr();
        ReadOptions read = ReadOptions.defaults().withTimeout(timeout).withPatience(patience);
        try (Interruption interruption = new Interruption();
                Outlets outlets = new Outlets(err);
                FaceAnalyzer analyzer = answers.build(pipeline);
                LiveSource source = Videos.openLive(input, read);
                VideoAnalyzer video = follow.video(analyzer, EVERY).live().open(source)) {
            Outlet<Results<VideoRecords>> records = records(outlets, view, analyzer, source);
            interruption.onStop(source::close);
            VideoSummary summary = run(source, video, outlets, records);
            outlets.finish();
            List<String> faults = summary.faults();
            faults.forEach(fault -> err.println("mien: " + Lines.one(fault)));
            err.printf(
                    Locale.ROOT,
                    "mien: %s: %s analysed, %d dropped; %s%n",
                    Lines.one(source.info().name()),
                    Lines.count(summary.frames(), "frame", "frames"),
                    source.dropped(),
                    latency);
            err.flush();
            return !outlets.hasFailed() && (interruption.isAsked() || faults.isEmpty())
                    ? ExitCode.DONE
                    : ExitCode.SOME_FAILED;
        }
    }

    private Outlet<Results<VideoRecords>> records(
            Outlets outlets, boolean view, FaceAnalyzer analyzer, LiveSource source) throws IOException {
        Provenance ran = follow.video(analyzer, EVERY).live().provenance(Instant.now());
        if (view) {
            provenance.write(outlets, ran);
            return results.open(outlets, stream -> new LiveView(stream, source), writer -> {});
        }
        return provenance.open(
                outlets, results, Records.videos(analyzer.reader().classes()), ran);
    }

    private VideoSummary run(
            LiveSource source, VideoAnalyzer video, Outlets outlets, Outlet<Results<VideoRecords>> records) {
        String name = source.info().name();
        for (Step step : video) {
            outlets.use(records, results -> results.writer().step(name, step));
            if (step.now().isPresent()) {
                latency.add(source.age());
            }
            if (!outlets.isOpen()) {
                break;
            }
        }
        VideoSummary summary = video.summary();
        outlets.use(records, results -> results.writer().end(summary));
        return summary;
    }
}
