package dev.mien.app.eval;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Lines;
import dev.mien.app.console.OutputCheck;
import dev.mien.app.console.PhaseProgress;
import dev.mien.app.options.PipelineOptions;
import dev.mien.base.OutputFile;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.Evaluations;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.expression.Leaderboard;
import dev.mien.eval.run.NamedPredictor;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "leaderboard",
        description =
                "Measures pipelines on several data sets of whole pictures and writes the page docs/leaderboard.md.",
        footer = {
            "",
            "Example:",
            "  mien eval leaderboard --data lfw.zip --data made.zip --pipeline accurate,fast --out docs/leaderboard.md"
        })
final class EvalLeaderboardCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "Labelled faces: folder, zip or CSV, also 'path#part'; may be repeated.")
    private List<Path> data = List.of();

    @Mixin
    private PipelineOptions pipelines = new PipelineOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "Write the page there; default: print it.")
    private @Nullable Path out;

    @Option(names = "--threads", paramLabel = "N", description = "Pictures worked on at once; default: one a core.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws Exception {
        OutputCheck check = new OutputCheck().readsIn(pipelines.specifications());
        for (Path path : data) {
            check.readsData(path);
        }
        check.writes(out == null ? List.of() : List.of(out));
        List<ExpressionEvaluation> evaluations = new ArrayList<>();
        PrintWriter err = spec.commandLine().getErr();
        try (OpenAnalyzers analyzers = OpenAnalyzers.of(pipelines.pipelines());
                PhaseProgress progress = new PhaseProgress()) {
            List<NamedPredictor> predictors = analyzers.predictors(WholePicture::of);
            for (Path path : data) {
                try (ExpressionDataset faces = Datasets.openExpression(path)) {
                    evaluations.add(Evaluations.runExpression(faces, predictors, threads, progress::update));
                }
            }
        }
        String command = "mien eval leaderboard "
                + data.stream().map(path -> "--data " + path.getFileName()).collect(Collectors.joining(" "));
        byte[] page = Leaderboard.page(command, evaluations).getBytes(StandardCharsets.UTF_8);
        if (out == null) {
            spec.commandLine().getOut().print(new String(page, StandardCharsets.UTF_8));
            spec.commandLine().getOut().flush();
        } else {
            OutputFile.write(out, page);
        }
        List<String> failures = evaluations.stream()
                .flatMap(evaluation -> evaluation.failures().stream())
                .toList();
        failures.forEach(failure -> err.println("mien: " + Lines.one(failure)));
        return failures.isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }
}
