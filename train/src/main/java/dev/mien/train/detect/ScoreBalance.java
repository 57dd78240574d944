package dev.mien.train.detect;

import dev.mien.image.Image;
import dev.mien.infer.OnnxNetwork;
import dev.mien.model.ModelException;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings the grids closer, so that one threshold does for all. Many things look a bit like a tiny face and few like a large one,
 * so after training the finest grid answers a picture without faces with far higher scores than the others do, and a
 * threshold against its errors costs large faces that were seen well. So each grid's score is shifted, by the bias of its last
 * layer, half the way to where it would exceed {@value #SCORE} in a tenth of such pictures. The whole way would find more large
 * faces still, but among many tiny ones it puts errors of the coarse grids first: see docs/method/detector-network.md.
 */
final class ScoreBalance {
    private static final double SHARE = 0.1;
    private static final double SCORE = 0.35;
    private static final double WAY = 0.5;
    private static final int STEP = 32;

    private ScoreBalance() {}

    /**
     * The weights with other biases of the scores.
     *
     * @param scenes pictures without faces, of 32 pixels a side at least; ten or more
     */
    static Weights apply(DetectorNetwork network, Weights weights, List<Image> scenes) throws ModelException {
        List<String> outputs =
                DetectorSpec.STRIDES.stream().map(DetectorNetwork::output).toList();
        List<List<Double>> highest = outputs.stream()
                .map(output -> (List<Double>) new ArrayList<Double>())
                .toList();
        try (OnnxNetwork session = OnnxNetwork.open(OnnxExport.anySize(network, weights), "detector", 1)) {
            for (Image scene : scenes) {
                int width = scene.width() / STEP * STEP;
                int height = scene.height() / STEP * STEP;
                float[] pixels = new float[DetectorNetwork.CHANNELS * width * height];
                SceneBatches.planes(scene.crop(0, 0, width, height), pixels, 0);
                List<OnnxNetwork.Output> answers = session.run(
                        "pictures",
                        pixels,
                        List.of(1L, (long) DetectorNetwork.CHANNELS, (long) height, (long) width),
                        outputs);
                for (int level = 0; level < outputs.size(); level++) {
                    float[] values = answers.get(level).values();
                    highest.get(level).add(maximum(values, values.length / DetectorNetwork.NUMBERS));
                }
            }
        }
        Weights balanced = weights;
        for (int level = 0; level < outputs.size(); level++) {
            highest.get(level).sort(Comparator.reverseOrder());
            double reached = highest.get(level).get((int) (SHARE * scenes.size()) - 1);
            balanced = shifted(balanced, DetectorNetwork.bias(level), WAY * (Math.log(SCORE / (1 - SCORE)) - reached));
        }
        return balanced;
    }

    private static double maximum(float[] values, int count) {
        double maximum = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            maximum = Math.max(maximum, values[i]);
        }
        return maximum;
    }

    private static Weights shifted(Weights weights, Parameter bias, double shift) {
        float[] values = weights.get(bias).clone();
        values[0] += (float) shift;
        return weights.with(bias, values);
    }
}
