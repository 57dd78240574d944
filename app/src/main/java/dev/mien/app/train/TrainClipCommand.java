package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.OutputCheck;
import dev.mien.app.console.Progress;
import dev.mien.face.Expression;
import dev.mien.train.clip.ClipFiles;
import dev.mien.train.clip.ClipOptions;
import dev.mien.train.clip.SyntheticClip;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "clip",
        description =
                "Makes a video of average faces with the truth about it: who is where, shows what and blinks when.",
        footer = {
            "",
            "Writes clip.mp4, frames.jsonl and events.jsonl; see docs/guide/video.md. The same options give the same clip.",
            "",
            "Example:",
            "  mien train clip --out clip/ --seconds 60 --people 4"
        })
final class TrainClipCommand implements Callable<Integer> {
    private static final ClipOptions DEFAULTS = ClipOptions.defaults();
    private static final int STEPS = 1000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where to write it.")
    private Path out = Path.of("");

    @Option(
            names = "--samples",
            paramLabel = "FOLDER",
            defaultValue = "samples",
            description = "The sample pictures of the project; default ${DEFAULT-VALUE}.")
    private Path samples = Path.of("");

    @Option(names = "--seconds", paramLabel = "N", description = "Length; default 20.")
    private double seconds = DEFAULTS.seconds();

    @Option(names = "--people", paramLabel = "N", description = "1 to 8; default ${DEFAULT-VALUE}.")
    private int people = DEFAULTS.persons();

    @Option(names = "--size", paramLabel = "WxH", description = "Of the frames; default ${DEFAULT-VALUE}.")
    private String size = DEFAULTS.width() + "x" + DEFAULTS.height();

    @Option(names = "--fps", paramLabel = "N", description = "Frames a second; default 25.")
    private double fps = DEFAULTS.frameRate();

    @Option(names = "--uneven", description = "Vary the time from frame to frame.")
    private boolean uneven;

    @Option(
            names = "--shown",
            paramLabel = "NAMES",
            split = ",",
            converter = ExpressionName.class,
            description = "Expressions beside neutral; default happiness,surprise,sadness,anger.")
    private List<Expression> shown = DEFAULTS.shown();

    @Option(names = "--seed", paramLabel = "N", description = "Another seed, another clip; default ${DEFAULT-VALUE}.")
    private long seed = DEFAULTS.seed();

    @Override
    public Integer call() throws Exception {
        if (!size.matches("\\d{1,5}x\\d{1,5}")) {
            throw new IllegalArgumentException("--size must be like 640x360, got " + size);
        }
        String[] sides = size.split("x", 2);
        ClipOptions options = new ClipOptions(
                Integer.parseInt(sides[0]), Integer.parseInt(sides[1]), fps, seconds, people, uneven, shown, seed);
        new OutputCheck()
                .reads(samples.toString())
                .writes(Stream.of(ClipFiles.CLIP, ClipFiles.FRAMES, ClipFiles.EVENTS)
                        .map(out::resolve)
                        .toList());
        try (SyntheticClip clip = SyntheticClip.open(samples, options);
                Progress progress = Progress.of("frames", STEPS)) {
            ClipFiles.write(clip, options, out, share -> progress.stepTo(Math.round(share * STEPS)));
        }
        spec.commandLine().getOut().println(out.resolve(ClipFiles.CLIP));
        return ExitCode.DONE;
    }
}
