package dev.mien.train.part;

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
import java.io.IOException;
import java.util.List;

/** Fits a {@link PartNetwork} to squares about eyes and mouths by {@link PartLoss}. */
final class PartTrainer implements Trainer {
    private final int side;
    private final PartNetwork network;
    private final Data<PartData.Training> data;
    private final Validator validator;
    private final int perEpoch;
    private final TrainingOptions training;

    /** @param perEpoch squares an epoch, each made anew */
    PartTrainer(
            LandmarkSpec spec,
            Data<PartData.Training> data,
            Validator validator,
            int perEpoch,
            TrainingOptions training) {
        this.side = spec.side();
        this.network = new PartNetwork(spec);
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
                network.initial(training.seed()),
                new Squares(new CloseUps(data.read(), side), side, perEpoch, training));
    }

    @Override
    public List<String> losses() {
        return List.of("loss");
    }

    @Override
    public NDList loss(TorchNetwork.Outputs answers, Batch.Part part) {
        NDArray loss = PartLoss.of(
                answers.get(PartNetwork.EYE),
                answers.get(PartNetwork.MOUTH),
                part.targets().get(0),
                part.targets().get(1),
                part.targets().get(2),
                part.targets().get(3));
        return new NDList(Scalars.times(loss, part.share()));
    }

    @Override
    public Validator validator() {
        return validator;
    }

    private static final class Squares extends NumberedBatches {
        private final CloseUps closeUps;
        private final int side;

        Squares(CloseUps closeUps, int side, int perEpoch, TrainingOptions training) {
            super(perEpoch, training);
            this.closeUps = closeUps;
            this.side = side;
        }

        @Override
        protected Batch make(long[] seeds) {
            int area = side * side;
            float[] pictures = new float[seeds.length * area];
            float[] eyes = new float[seeds.length];
            float[] openings = new float[seeds.length];
            float[] covered = new float[seeds.length];
            float[] places = new float[seeds.length * PartLoss.PLACES];
            for (int i = 0; i < seeds.length; i++) {
                CloseUps.Example example = closeUps.make(seeds[i]);
                System.arraycopy(example.pixels(), 0, pictures, i * area, area);
                eyes[i] = example.eye() ? 1 : 0;
                openings[i] = example.opening();
                covered[i] = example.covered() ? 1 : 0;
                System.arraycopy(example.places(), 0, places, i * PartLoss.PLACES, PartLoss.PLACES);
            }
            return new Batch(
                    seeds.length,
                    new Batch.Rows(pictures, new Shape(1, side, side)),
                    List.of(
                            new Batch.Rows(eyes, new Shape(1)),
                            new Batch.Rows(openings, new Shape(1)),
                            new Batch.Rows(places, new Shape(PartLoss.PLACES)),
                            new Batch.Rows(covered, new Shape(1))));
        }
    }
}
