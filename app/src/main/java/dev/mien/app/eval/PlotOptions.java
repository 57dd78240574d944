package dev.mien.app.eval;

import dev.mien.app.console.Outlets;
import dev.mien.app.console.OutputCheck;
import dev.mien.base.Leftovers;
import dev.mien.eval.output.Drawing;
import dev.mien.eval.run.EvaluationResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the figures go where there is something to draw. */
final class PlotOptions extends FigureOptions {
    @Option(names = "--plots", paramLabel = "FOLDER", description = "Draw the figures there, as PNG.")
    private @Nullable Path plots;

    @Override
    void checkMore(OutputCheck read) throws IOException {
        if (plots != null) {
            read.writesInto(plots);
        }
    }

    @Override
    void publishMore(EvaluationResult result, Outlets outlets) throws IOException {
        Path folder = plots;
        if (folder != null) {
            List<Drawing> figures = result.figures();
            Leftovers.sweep(figures.stream().map(figure -> figure.in(folder)).toList());
            for (Drawing figure : figures) {
                outlets.write(figure.name(), () -> figure.save(folder));
            }
        }
    }
}
