package dev.mien.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.classify.Classifiers;
import dev.mien.classify.ExpressionClassifier;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.HeatMap;
import dev.mien.feature.Extractors;
import dev.mien.feature.FeatureExtractor;
import dev.mien.image.Image;
import dev.mien.infer.OnnxNetwork;
import dev.mien.model.ExpressionModel;
import dev.mien.model.TensorFile;
import dev.mien.testkit.model.StandInModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trunk and head of a stand-in network together, against the class-activation map by its definition. */
class NetworkExplanationTest {
    private static final int SIDE = 8;
    private static final double[] MEAN = {100, 110, 120};
    private static final double[] DEVIATION = {50, 60, 70};

    @TempDir
    private Path folder;

    /** Cells that look two pixels further right and down than their place in the map: their heat is drawn there. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 2.5})
    void isTheClassActivationMapWhereItsCellsLook(double first) throws Exception {
        ExpressionModel model = StandInModel.embedding(folder.resolve("model"), first);
        byte[] samples = new byte[SIDE * SIDE * 3];
        new Random(4).nextBytes(samples);
        float[][] map = featureMap(model, samples);
        float[][] weights = TensorFile.read(model.file("head.bin"), "head")
                .get("linear.weights", 2)
                .toRows();
        AlignedFace face = AlignedFace.ofCrop(Image.rgb(SIDE, SIDE, samples));
        try (FeatureExtractor extractor = Extractors.of(model, 1);
                ExpressionClassifier classifier = Classifiers.create(model)) {
            float[] contributions = classifier.contributions(extractor.extract(face), Expression.HAPPINESS);
            HeatMap heat = extractor.heat(face, contributions).orElseThrow();
            double[] activation = new double[SIDE * SIDE];
            for (int i = 0; i < activation.length; i++) {
                for (int k = 0; k < map.length; k++) {
                    activation[i] += (weights[k][0] - (weights[k][0] + weights[k][1]) / 2.0) * map[k][i];
                }
            }
            double finer = (double) heat.width() / SIDE;
            assertThat(heat.height()).isEqualTo(heat.width());
            for (int i = 0; i < heat.width() * heat.height(); i++) {
                int column = i % heat.width();
                int row = i / heat.width();
                double x = (column + 0.5) / finer - first;
                double y = (row + 0.5) / finer - first;
                assertThat((double) heat.get(column, row))
                        .isCloseTo(at(activation, x, y) / (SIDE * SIDE * finer * finer), within(1e-5));
            }
        }
    }

    /** Bilinear between whole places; the edge goes on. */
    private static double at(double[] map, double x, double y) {
        double sum = 0;
        for (int row = 0; row < SIDE; row++) {
            for (int column = 0; column < SIDE; column++) {
                double across = 1 - Math.abs(Math.min(Math.max(x, 0), SIDE - 1) - column);
                double down = 1 - Math.abs(Math.min(Math.max(y, 0), SIDE - 1) - row);
                sum += Math.max(0, across) * Math.max(0, down) * map[row * SIDE + column];
            }
        }
        return sum;
    }

    /** The feature map as the network itself gives it, [channels][pixels]. */
    private static float[][] featureMap(ExpressionModel model, byte[] samples) throws Exception {
        int pixels = SIDE * SIDE;
        float[] planes = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            int channel = i / pixels;
            planes[i] = (float) (((samples[i % pixels * 3 + channel] & 0xff) - MEAN[channel]) / DEVIATION[channel]);
        }
        try (OnnxNetwork network = OnnxNetwork.open(model.file(StandInModel.FILE), "stand-in", 1)) {
            OnnxNetwork.Output output = network.run("in", planes, List.of(1L, 3L, 8L, 8L), List.of("map"))
                    .get(0);
            float[][] map = new float[output.values().length / pixels][pixels];
            for (int i = 0; i < output.values().length; i++) {
                map[i / pixels][i % pixels] = output.values()[i];
            }
            return map;
        }
    }
}
