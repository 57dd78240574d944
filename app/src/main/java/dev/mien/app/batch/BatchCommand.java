package dev.mien.app.batch;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Interruption;
import dev.mien.app.console.Lines;
import dev.mien.app.console.OutputCheck;
import dev.mien.app.options.AnswerOptions;
import dev.mien.app.options.FollowOptions;
import dev.mien.app.options.LimitOptions;
import dev.mien.app.options.PipelineOptions;
import dev.mien.base.Require;
import dev.mien.batch.BatchOptions;
import dev.mien.batch.BatchResult;
import dev.mien.batch.BatchRun;
import dev.mien.batch.Mode;
import dev.mien.batch.export.Exports;
import dev.mien.batch.media.MediaList;
import dev.mien.batch.media.MediaLister;
import dev.mien.batch.media.Shard;
import dev.mien.batch.medium.Stop;
import dev.mien.batch.page.RunTotals;
import dev.mien.batch.table.ResultFormats;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "batch",
        description =
                "Goes through thousands of pictures and videos into a folder, in a run that can be stopped and goes on.",
        footer = {
            "",
            "Examples:",
            "  mien batch clips/ photos.zip --out results/",
            "  mien batch clips/ photos.zip --out results/ --resume",
            "  mien batch list.csv --out results/ --export eaf,textgrid",
            "  mien batch archive/ --out part-2/ --shard 2/8"
        })
public final class BatchCommand implements Callable<Integer> {
    /** A file waits, so every frame may be searched. */
    private static final int EVERY = 1;

    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ResultFormats.labels().iterator();
        }
    }

    static final class ExportNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Exports.labels().iterator();
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "INPUT",
            arity = "1..*",
            description =
                    "Pictures, videos, folders of them, archives (.zip, .tar, .tar.gz), and lists of paths: .csv with a"
                            + " column 'path', or .txt with one a line.")
    private List<String> inputs = List.of();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FOLDER",
            required = true,
            description = "Write all results there.")
    private Path out;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            completionCandidates = Formats.class,
            description = "Of the results, one of ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private String format = ResultFormats.labels().get(0);

    @Option(
            names = "--export",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = ExportNames.class,
            description = "Write each video for other programs too: ${COMPLETION-CANDIDATES}.")
    private List<String> exports = List.of();

    @Option(names = "--resume", description = "Go on with the run in the folder of --out; begin it if there is none.")
    private boolean resume;

    @Option(names = "--retry-failed", description = "Go on with the run, and try again what failed.")
    private boolean retryFailed;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only the I-th of N parts of the media, which their names tell apart: 1/4, 2/4, 3/4 or 4/4.")
    private String shard = Shard.ALL.toString();

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description = "Within folders and archives, only files whose name matches, such as '*.jpg'.")
    private String include = "*";

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Pictures and videos worked on at once; default: one for each core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private FollowOptions follow = new FollowOptions();

    @Mixin
    private PipelineOptions pipeline = new PipelineOptions();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Override
    public Integer call() throws Exception {
        answers.check();
        follow.check();
        Require.atLeast("--threads", threads, 1);
        BatchOptions options = new BatchOptions(
                answers.spec(pipeline),
                follow.options(EVERY),
                limits.limits(),
                ResultFormats.of(format),
                exports.stream().distinct().map(Exports::of).toList(),
                include,
                Shard.of(shard),
                threads);
        MediaList media = MediaLister.list(inputs, include, options.shard());
        PrintWriter err = spec.commandLine().getErr();
        if (media.media().isEmpty()) {
            return nothing(media, err);
        }
        new OutputCheck().readsAll(inputs).readsIn(pipeline.specifications()).writesInto(out);
        Mode mode = retryFailed ? Mode.RETRY_FAILED : resume ? Mode.RESUME : Mode.NEW;
        Stop stop = new Stop();
        try (Interruption interruption = new Interruption();
                BatchProgress progress = new BatchProgress(err)) {
            interruption.onStop(stop::ask);
            BatchResult result = BatchRun.run(options, media, out, mode, progress, stop);
            progress.end();
            sayLeftOut(media, err);
            say(result, progress, err);
            return result.stopped() || result.totals().failed() > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
        }
    }

    private int nothing(MediaList media, PrintWriter err) {
        sayLeftOut(media, err);
        if (!shard.equals(Shard.ALL.toString())) {
            err.println("mien: nothing in shard " + shard + " of " + Lines.one(String.join(", ", inputs)));
            err.flush();
            return ExitCode.DONE;
        }
        err.println("mien: no pictures or videos in " + Lines.one(String.join(", ", inputs))
                + "; expected files of type JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC, AVIF, MP4, MOV, MKV and the like");
        err.flush();
        return ExitCode.SOME_FAILED;
    }

    private static void sayLeftOut(MediaList media, PrintWriter err) {
        if (media.passedOver() > 0) {
            err.println("mien: " + Lines.count(media.passedOver(), "other file", "other files")
                    + " passed over, such as " + Lines.one(media.example()));
        }
        if (media.repeated() > 0) {
            err.println("mien: " + Lines.count(media.repeated(), "medium", "media")
                    + " named more than once and read once");
        }
        err.flush();
    }

    private void say(BatchResult result, BatchProgress progress, PrintWriter err) {
        if (result.stopped()) {
            err.printf(
                    Locale.ROOT,
                    "mien: stopped after %,d of %,d media, as asked; go on with --resume%n",
                    result.done(),
                    result.media());
        } else {
            RunTotals totals = result.totals();
            err.printf(
                    Locale.ROOT,
                    "mien: %s, %s, %s, %s, %,d failed%s; see %s%n",
                    Lines.count(totals.pictures(), "picture", "pictures"),
                    Lines.count(totals.videos(), "video", "videos"),
                    Lines.count(totals.faces(), "face", "faces"),
                    Lines.count(totals.people(), "person", "people"),
                    totals.failed(),
                    progress.rate(),
                    Lines.one(out.resolve("summary.html").toString()));
        }
        err.flush();
    }
}
