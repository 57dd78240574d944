package dev.mien.train.engine;

import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Small trainings for tests. */
public final class Trainings {
    /** Measures nothing. */
    public static final Validator NO_VALIDATOR = new Validator() {
        @Override
        public List<Column> figures() {
            return List.of();
        }

        @Override
        public double[] measure(TorchNetwork average) {
            return new double[0];
        }
    };

    private Trainings() {}

    public static TrainingOptions options(int epochs, int batch, double rate, int threads) {
        return new TrainingOptions(epochs, batch, rate, 0.5, 0.01f, 0.9, threads, TorchScript.Precision.FLOAT32, 1);
    }

    /** A training from nothing. */
    public static Weights run(Trainer trainer, TrainingOptions options, Path folder) throws IOException {
        return run(trainer, options, folder, false, Progress.NONE);
    }

    public static Weights run(Trainer trainer, TrainingOptions options, Path folder, boolean resume, Progress progress)
            throws IOException {
        return TrainingRun.prepare(folder, resume, "test", options).train(trainer, progress);
    }

    /** The user wants an end once so many steps are done. */
    public static Progress stoppingAfter(int steps) {
        return new Progress() {
            private int done;

            @Override
            public void step(String phase, int now, int of) {
                done = now;
            }

            @Override
            public void epoch(String summary) {}

            @Override
            public boolean stopped() {
                return done >= steps;
            }
        };
    }

    /** A column of the learning curve. */
    public static double[] curve(Path folder, String column) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve(LearningCurve.TABLE));
        int place = List.of(lines.get(0).split(",")).indexOf(column);
        return lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",")[place]))
                .toArray();
    }
}
