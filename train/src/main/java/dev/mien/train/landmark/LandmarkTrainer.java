package dev.mien.train.landmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.mien.train.engine.Batch;
import dev.mien.train.engine.Scalars;
import dev.mien.train.engine.Trainer;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.Validator;
import dev.mien.train.net.Architecture;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Fits a landmark network to faces with known points by {@link WingLoss}. */
final class LandmarkTrainer implements Trainer {
    /**
     * @param faces crops an epoch, each made anew
     * @param doubt weight of the confidence in what is learned
     * @param augmentation what happens to them
     */
    record Options(int faces, float doubt, Augmenter.Options augmentation) {
        static Options defaults() {
            return new Options(8192, 2, Augmenter.Options.defaults());
        }
    }

    private final LandmarkSpec spec;
    private final LandmarkNetwork network;
    private final Optional<Weights> start;
    private final Data<List<Portrait>> data;
    private final Validator validator;
    private final Options options;
    private final TrainingOptions training;

    /** @param start weights to begin with; otherwise random ones that answer the average face */
    LandmarkTrainer(
            LandmarkSpec spec,
            Optional<Weights> start,
            Data<List<Portrait>> data,
            Validator validator,
            Options options,
            TrainingOptions training) {
        this.spec = spec;
        this.network = new LandmarkNetwork(spec);
        this.start = start;
        this.data = data;
        this.validator = validator;
        this.options = options;
        this.training = training;
    }

    @Override
    public Architecture network() {
        return network;
    }

    @Override
    public Beginning begin() throws IOException {
        Augmenter augmenter = new Augmenter(data.read(), spec.side(), options.augmentation());
        return new Beginning(
                start.orElseGet(() -> network.initial(training.seed(), augmenter.average())),
                new CropBatches(augmenter, spec.side(), options.faces(), training));
    }

    @Override
    public List<String> losses() {
        return List.of("loss", "points", "confidence");
    }

    @Override
    public NDList loss(TorchNetwork.Outputs answers, Batch.Part part) {
        NDArray points = answers.get(LandmarkNetwork.OUTPUT);
        NDArray places = part.targets().get(0);
        NDArray trust = part.targets().get(1);
        NDArray astray = Scalars.times(WingLoss.of(points, places, trust, spec.side()), part.share());
        NDArray doubt = Scalars.times(
                ConfidenceLoss.of(answers.get(LandmarkNetwork.CONFIDENCE), points, places, trust), part.share());
        return new NDList(astray.add(Scalars.times(doubt, options.doubt())), astray, doubt);
    }

    @Override
    public Validator validator() {
        return validator;
    }
}
