package dev.mien.app.eval;

import dev.mien.eval.output.Drawing;
import dev.mien.eval.run.EvaluationResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the figures go where there is something to draw. */
final class PlotOptions extends FigureOptions {
    @Option(names = "--plots", paramLabel = "FOLDER", description = "Draw the figures there, as PNG.")
    private @Nullable Path plots;

    @Override
    int publish(EvaluationResult result) throws IOException {
        int exit = super.publish(result);
        if (plots != null) {
            Files.createDirectories(plots);
            for (Drawing figure : result.figures()) {
                figure.save(plots);
            }
        }
        return exit;
    }
}
