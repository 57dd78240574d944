package dev.mien.app.train;

import dev.mien.app.console.ExitCode;
import dev.mien.train.engine.Progress;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network by its recipe from a folder of public data sets, measures it and makes its model folder. */
abstract class RecipeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--data", required = true, paramLabel = "FOLDER", description = "Where the data sets lie.")
    private Path data = Path.of("");

    @Mixin
    private TrainingFlags flags;

    @Mixin
    private NetworkFlags network;

    @Option(
            names = "--measure",
            description = "Only measure the network in the folder on what was held out, and make its model folder.")
    private boolean measure;

    /** The recipe's options. */
    abstract TrainingOptions usual();

    /** Weights of another training to begin with, if any. */
    @Nullable
    Path from() {
        return null;
    }

    /** Makes labels that the data sets lack; done before any training or measuring. */
    void label(Path data, Path out, Progress progress) throws IOException {}

    abstract void train(TrainingRequest request, Progress progress) throws IOException;

    /** Measures what was trained and says what is to be said of it; gives the model folder. */
    abstract Path publish(Path data, TrainingFlags flags, Progress progress) throws IOException;

    @Override
    public Integer call() throws Exception {
        TrainingRequest request = network.request(data, from(), usual(), flags);
        return NetworkProgress.show(spec.commandLine().getErr(), progress -> {
            label(data, flags.out(), progress);
            if (!measure) {
                train(request, progress);
            }
            say("written: " + publish(data, flags, progress) + System.lineSeparator());
            return ExitCode.DONE;
        });
    }

    final void say(String text) {
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
    }
}
