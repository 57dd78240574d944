package dev.mien.train.detect;

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

/** Fits a detector to composed scenes by {@link DetectorLoss}. */
final class DetectorTrainer implements Trainer {
    /**
     * @param scenes new ones an epoch
     * @param degradation what cameras do to them
     */
    record Options(int scenes, Degradation.Options degradation) {
        static Options defaults() {
            return new Options(8192, Degradation.Options.defaults());
        }
    }

    private final DetectorNetwork network;
    private final Weights start;
    private final Data<DetectorData.Training> data;
    private final Validator validator;
    private final Options options;
    private final TrainingOptions training;

    /** @param start weights to begin with */
    DetectorTrainer(
            DetectorNetwork network,
            Weights start,
            Data<DetectorData.Training> data,
            Validator validator,
            Options options,
            TrainingOptions training) {
        this.network = network;
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
        Composer composer = new Composer(data.read(), options.degradation());
        return new Beginning(start, new SceneBatches(composer, options.scenes(), training));
    }

    @Override
    public List<String> losses() {
        return List.of("loss", "score", "box", "points");
    }

    @Override
    public NDList loss(TorchNetwork.Outputs answers, Batch.Part part) {
        DetectorLoss.Parts parts =
                DetectorLoss.of(answers.arrays(), part.targets().get(0));
        float share = part.share();
        return new NDList(
                Scalars.times(parts.total(), share),
                Scalars.times(parts.score(), share),
                Scalars.times(parts.box(), share),
                Scalars.times(parts.points(), share));
    }

    @Override
    public Validator validator() {
        return validator;
    }
}
