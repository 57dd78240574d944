package dev.mien.app.video;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.FileNames;
import dev.mien.app.console.Interruption;
import dev.mien.app.console.Launch;
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
import dev.mien.report.record.Records;
import dev.mien.report.record.VideoRecords;
import dev.mien.video.ReadOptions;
import dev.mien.video.VideoWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Launch(serial = true, heap = "64m")
@Command(
        name = "video",
        description =
                "Follows faces through videos: who was there, what each face showed when, and how many they were.",
        footer = {
            "",
            "Examples:",
            "  mien video talk.mp4",
            "  mien video talk.mp4 --annotate marked.mp4 --report talk.html",
            "  mien video clips/ --format csv --out faces.csv --report pages/",
            "  mien video talk.mp4 --from 1:30 --to 2:00 --annotate out.mp4 --blur",
            "  mien video shots/%%04d.jpg --rate 10"
        })
public final class VideoCommand implements Callable<Integer> {
    /** A file waits, so every frame may be searched. */
    static final int EVERY = 1;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "INPUT",
            arity = "1..*",
            description =
                    "Video files, folders of them, globs, addresses (rtsp://, http://), or a sequence of pictures: a"
                            + " folder or a pattern such as shots/%%04d.jpg.")
    private List<String> inputs = List.of();

    @Mixin
    private ResultOptions results = new ResultOptions();

    @Mixin
    private ProvenanceOptions provenance = new ProvenanceOptions();

    @Option(
            names = "--annotate",
            paramLabel = "FILE|FOLDER",
            description = "Write a copy with the faces drawn in (.mp4, .mov, .mkv), sound kept; a folder for several.")
    private @Nullable Path annotate;

    @Option(
            names = "--report",
            paramLabel = "FILE|FOLDER",
            description = "Write one self-contained HTML page; a folder for several videos.")
    private @Nullable Path report;

    @Option(
            names = "--blur",
            description = "Cover faces, and whatever may be one, in the annotated copy and in the page's pictures.")
    private boolean blur;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Times.class,
            description = "Begin there, such as 90, 12.5s or 1:30.")
    private Duration from = Duration.ZERO;

    @Option(names = "--to", paramLabel = "TIME", converter = Times.class, description = "End there.")
    private @Nullable Duration to;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Pictures a second of a sequence of pictures; default 25.")
    private double rate = ReadOptions.defaults().pictureRate();

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Mixin
    private PipelineOptions pipeline = new PipelineOptions();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Override
    public Integer call() throws Exception {
        results.format(); // an unknown one is refused before anything is opened
        provenance.check(results);
        follow.check();
        answers.check();
        ReadOptions read = read();
        if (blur && annotate == null && report == null) {
            throw new IllegalArgumentException(
                    "--blur covers faces in what shows pictures; add --annotate FILE, --report FILE or both");
        }
        List<String> media = VideoInputs.expand(inputs);
        List<Optional<Path>> copies = files(annotate, ".mp4", media);
        for (Optional<Path> copy : copies) {
            if (copy.filter(file -> !VideoWriter.canWrite(file)).isPresent()) {
                throw new IllegalArgumentException("--annotate " + copy.get()
                        + ": expected a name that ends in .mp4, .mov or .mkv, or a folder that is there");
            }
        }
        List<Optional<Path>> pages = files(report, ".html", media);
        new OutputCheck()
                .readsAll(media)
                .readsIn(pipeline.specifications())
                .writes(Stream.of(
                                copies.stream(),
                                pages.stream(),
                                Stream.of(Optional.ofNullable(results.out), provenance.file()))
                        .flatMap(Function.identity())
                        .flatMap(Optional::stream)
                        .toList());
        PrintWriter err = spec.commandLine().getErr();
        boolean good = true;
        try (Interruption interruption = new Interruption();
                Outlets outlets = new Outlets(err);
                FaceAnalyzer analyzer = answers.build(pipeline)) {
            Outlet<Results<VideoRecords>> records = provenance.open(
                    outlets,
                    results,
                    Records.videos(analyzer.reader().classes()),
                    follow.video(analyzer, EVERY).provenance(Instant.now()));
            boolean pictures = annotate != null || report != null;
            for (int i = 0; i < media.size() && !interruption.isAsked() && (pictures || outlets.isOpen()); i++) {
                VideoRun.Wanted wanted = new VideoRun.Wanted(read, follow, copies.get(i), pages.get(i), blur);
                good &= new VideoRun(analyzer, outlets, records, wanted, err).over(media.get(i), interruption);
            }
            outlets.finish();
            if (blur) {
                err.println("mien: --blur covers what was found; look at the copy before passing it on");
                err.flush();
            }
            good &= !outlets.hasFailed();
        }
        return good ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private ReadOptions read() {
        ReadOptions options = ReadOptions.defaults().withFrom(from).withPictureRate(rate);
        return to == null ? options : options.withTo(to);
    }

    /** Where something of each video goes: the file named, or in the folder named a file called after the video. */
    private static List<Optional<Path>> files(@Nullable Path named, String ending, List<String> media) {
        if (named == null) {
            return media.stream().map(medium -> Optional.<Path>empty()).toList();
        }
        boolean one = media.size() == 1 && !Files.isDirectory(named);
        List<Path> files = one
                ? List.of(named)
                : FileNames.of(media, ending).stream().map(named::resolve).toList();
        return files.stream().map(Optional::of).toList();
    }
}
