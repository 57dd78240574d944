package dev.mien.train.check;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.mien.train.engine.Batch;
import dev.mien.train.engine.NumberedBatches;
import dev.mien.train.engine.Scalars;
import dev.mien.train.engine.Trainer;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.Validator;
import dev.mien.train.landmark.LandmarkSpec;
import dev.mien.train.net.Architecture;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.util.List;

/** Fits a {@link CheckNetwork} to squares by cross-entropy. */
final class CheckTrainer implements Trainer {
    private final int side;
    private final CheckNetwork network;
    private final Data<List<List<CheckData.Place>>> data;
    private final Validator validator;
    private final int perEpoch;
    private final TrainingOptions training;

    /** @param perEpoch squares an epoch, each made anew */
    CheckTrainer(
            LandmarkSpec spec,
            Data<List<List<CheckData.Place>>> data,
            Validator validator,
            int perEpoch,
            TrainingOptions training) {
        this.side = spec.side();
        this.network = new CheckNetwork(spec);
        this.data = data;
        this.validator = validator;
        this.perEpoch = perEpoch;
        this.training = training;
    }

    @Override
    public Architecture network() {
        return network;
    }

    @Override
    public Beginning begin() throws IOException {
        return new Beginning(
                Weights.initial(network, training.seed()),
                new Squares(new Glances(data.read(), side), side, perEpoch, training));
    }

    @Override
    public List<String> losses() {
        return List.of("loss");
    }

    @Override
    public NDList loss(TorchNetwork.Outputs answers, Batch.Part part) {
        NDArray logits = answers.get(CheckNetwork.OUTPUT);
        NDArray loss =
                Scalars.softplus(logits).sub(logits.mul(part.targets().get(0))).mean();
        return new NDList(Scalars.times(loss, part.share()));
    }

    @Override
    public Validator validator() {
        return validator;
    }

    private static final class Squares extends NumberedBatches {
        private final Glances glances;
        private final int side;

        Squares(Glances glances, int side, int perEpoch, TrainingOptions training) {
            super(perEpoch, training);
            this.glances = glances;
            this.side = side;
        }

        @Override
        protected Batch make(long[] seeds) {
            int length = 3 * side * side;
            float[] pictures = new float[seeds.length * length];
            float[] real = new float[seeds.length];
            for (int i = 0; i < seeds.length; i++) {
                Glances.Example example = glances.make(seeds[i]);
                System.arraycopy(example.pixels(), 0, pictures, i * length, length);
                real[i] = example.real() ? 1 : 0;
            }
            return new Batch(
                    seeds.length,
                    new Batch.Rows(pictures, new Shape(3, side, side)),
                    List.of(new Batch.Rows(real, new Shape(1))));
        }
    }
}
