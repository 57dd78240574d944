package dev.mien.train.cnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import dev.mien.classify.Temperature;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.eval.figure.ExpressionRun;
import dev.mien.eval.figure.Outcome;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.train.engine.Column;
import dev.mien.train.engine.Validator;
import dev.mien.train.net.Head;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.TorchNetwork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Asks a network about faces, such as those that it did not learn from. */
final class Validation implements Validator {
    private static final int BATCH = 128;

    private final NetworkSpec spec;
    private final List<Example> examples;

    /** @param spec of the networks that are asked */
    Validation(NetworkSpec spec, List<Example> examples) {
        this.spec = spec;
        this.examples = List.copyOf(examples);
    }

    @Override
    public List<Column> figures() {
        return spec.heads().stream()
                .flatMap(head -> Stream.of("accuracy_" + head.name(), "macro_f1_" + head.name()))
                .map(name -> new Column(name, Column.Unit.SHARE))
                .toList();
    }

    @Override
    public double[] measure(TorchNetwork average) {
        return reports(average).stream()
                .flatMapToDouble(report -> DoubleStream.of(report.accuracy(), report.macroF1()))
                .toArray();
    }

    /** For each head the figures over the examples that have a label for it, at temperature 1. */
    List<ExpressionReport> reports(TorchNetwork network) {
        long start = System.nanoTime();
        List<float[][]> logits = logits(network, done -> {});
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        List<ExpressionReport> reports = new ArrayList<>();
        for (Head head : spec.heads()) {
            List<Expression> classes = head.expressions();
            ExpressionRun run = new ExpressionRun(
                    head.name(), outcomes(reports.size(), classes, logits.get(reports.size())), time, 1);
            reports.add(ExpressionReport.of(run, classes, classes));
        }
        return reports;
    }

    private List<Outcome> outcomes(int head, List<Expression> classes, float[][] logits) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            if (examples.get(i).teaches(head)) {
                Expression truth = classes.get(examples.get(i).likeliest(head));
                ExpressionScores scores = ExpressionScores.of(classes, Temperature.softmax(logits[i], 1));
                outcomes.add(new Outcome(String.valueOf(i), truth, Optional.of(scores), Optional.empty()));
            }
        }
        return outcomes;
    }

    /**
     * For each head the logits of each example.
     *
     * @param done hears how many examples are done
     */
    List<float[][]> logits(TorchNetwork network, IntConsumer done) {
        // Belongs to the thread; the engine's own threads would get in the way of others (see PyTorch).
        JniUtils.setNumThreads(1);
        List<Head> heads = spec.heads();
        int side = spec.side();
        List<float[][]> logits = new ArrayList<>();
        heads.forEach(head -> logits.add(new float[examples.size()][]));
        for (int from = 0; from < examples.size(); from += BATCH) {
            int n = Math.min(BATCH, examples.size() - from);
            try (NDManager manager = network.manager().newSubManager()) {
                NDArray pictures = manager.create(pictures(from, n, side), new Shape(n, 1, side, side));
                TorchNetwork.Outputs outputs = network.forward(pictures, 0, false);
                for (int head = 0; head < heads.size(); head++) {
                    float[] values = outputs.get(heads.get(head).name()).toFloatArray();
                    int classes = values.length / n;
                    for (int i = 0; i < n; i++) {
                        logits.get(head)[from + i] = Arrays.copyOfRange(values, i * classes, (i + 1) * classes);
                    }
                }
            }
            done.accept(from + n);
        }
        return logits;
    }

    private float[] pictures(int from, int n, int side) {
        float[] pictures = new float[n * side * side];
        for (int i = 0; i < n; i++) {
            byte[] pixels = examples.get(from + i).pixels();
            for (int k = 0; k < pixels.length; k++) {
                pictures[i * pixels.length + k] = pixels[k] & 0xff;
            }
        }
        return pictures;
    }
}
