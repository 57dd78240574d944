package dev.mien.train.cnn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import dev.mien.train.engine.Batch;
import dev.mien.train.engine.Scalars;
import dev.mien.train.engine.Trainer;
import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.Validator;
import dev.mien.train.net.Architecture;
import dev.mien.train.net.Head;
import dev.mien.train.net.Network;
import dev.mien.train.net.TorchNetwork;
import java.io.IOException;
import java.util.List;

/** Fits a network to examples: cross-entropy against the target distributions, summed over the heads. */
final class CnnTrainer implements Trainer {
    /** @param headWeights what each head's loss counts */
    record Options(List<Float> headWeights, Batches.Options batches) {}

    private final TrainedNetwork start;
    private final Data<List<Example>> faces;
    private final Validation validation;
    private final Options options;
    private final TrainingOptions training;

    CnnTrainer(
            TrainedNetwork start,
            Data<List<Example>> faces,
            List<Example> held,
            Options options,
            TrainingOptions training) {
        this.start = start;
        this.faces = faces;
        this.validation = new Validation(start.spec(), held);
        this.options = options;
        this.training = training;
    }

    @Override
    public Architecture network() {
        return new Network(start.spec());
    }

    @Override
    public Beginning begin() throws IOException {
        return new Beginning(start.weights(), new Batches(faces.read(), start.side(), options.batches(), training));
    }

    @Override
    public List<String> losses() {
        return List.of("loss");
    }

    @Override
    public NDList loss(TorchNetwork.Outputs answers, Batch.Part part) {
        List<Head> heads = start.spec().heads();
        NDArray loss = part.pictures().getManager().create(0f);
        for (int head = 0; head < heads.size(); head++) {
            NDArray logits = answers.get(heads.get(head).name());
            NDArray entropy = (head == 0 ? logits.add(part.targets().get(heads.size())) : logits)
                    .logSoftmax(1)
                    .mul(part.targets().get(head))
                    .sum();
            loss = loss.add(Scalars.times(entropy, -options.headWeights().get(head) / part.of()));
        }
        return new NDList(loss);
    }

    @Override
    public Validator validator() {
        return validation;
    }
}
