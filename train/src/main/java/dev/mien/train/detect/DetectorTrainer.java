package dev.mien.train.detect;

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
    private final Optional<Teacher> teacher;
    private final Options options;
    private final TrainingOptions training;

    /**
     * @param start weights to begin with
     * @param teacher whose answers are learned beside the labels; it stays the caller's to close
     */
    DetectorTrainer(
            DetectorNetwork network,
            Weights start,
            Data<DetectorData.Training> data,
            Validator validator,
            Optional<Teacher> teacher,
            Options options,
            TrainingOptions training) {
        this.network = network;
        this.start = start;
        this.data = data;
        this.validator = validator;
        this.teacher = teacher;
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
        return new Beginning(start, new SceneBatches(composer, teacher, options.scenes(), training));
    }

    @Override
    public List<String> losses() {
        return List.of("loss", "score", "box", "points", "teacher");
    }

    @Override
    public NDList loss(TorchNetwork.Outputs answers, Batch.Part part) {
        NDArray cells = DetectorLoss.flat(answers.arrays());
        DetectorLoss.Parts parts = DetectorLoss.of(cells, part.targets().get(0));
        float share = part.share();
        NDArray taught =
                teacher.isPresent() ? Distillation.of(cells, part.targets().get(1)) : Scalars.times(parts.score(), 0);
        return new NDList(
                Scalars.times(parts.total().add(taught), share),
                Scalars.times(parts.score(), share),
                Scalars.times(parts.box(), share),
                Scalars.times(parts.points(), share),
                Scalars.times(taught, share));
    }

    @Override
    public Validator validator() {
        return validator;
    }
}
