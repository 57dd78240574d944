package dev.mien.train.cnn;

import dev.mien.classify.Temperature;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.train.engine.Progress;
import dev.mien.train.faces.Prior;
import dev.mien.train.net.Head;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Trained networks whose mean answer is learned beside the labels (Hinton et al. 2015; Furlanello et al. 2018 for teachers of
 * the pupil's own size): they know which faces are doubtful, which ten annotators or a single label cannot say.
 */
final class Teacher {
    /** What the teachers' answer counts; the label counts the rest. */
    static final float SHARE = 0.5f;

    private final List<TrainedNetwork> networks;
    private final float[] prior;

    private Teacher(List<TrainedNetwork> networks, float[] prior) {
        this.networks = networks;
        this.prior = prior;
    }

    /** @throws ModelException if a model is no network trained here, or has nothing to teach the pupil */
    static Teacher of(List<ExpressionModel> models, NetworkSpec pupil) throws ModelException {
        List<TrainedNetwork> networks = new ArrayList<>();
        for (ExpressionModel model : models) {
            TrainedNetwork trained = TrainedNetwork.read(model);
            String source = "model " + model.manifest().id();
            if (trained.spec().side() != pupil.side()) {
                throw new ModelException(source + " looks at " + trained.spec().side()
                        + " pixels a side, the network to train at " + pupil.side()
                        + "; a teacher must see the same crops");
            }
            if (pupil.heads().stream().noneMatch(trained.spec().heads()::contains)) {
                throw new ModelException(source + " answers " + trained.spec().heads() + ", the network to train "
                        + pupil.heads() + "; a teacher must answer the same classes");
            }
            networks.add(trained);
        }
        return new Teacher(networks, Prior.of(models, pupil.heads().get(0).expressions()));
    }

    /** See {@link Prior}. */
    float[] prior() {
        return prior.clone();
    }

    /**
     * The examples with each target moved halfway to the teachers' answer, which is the mean over them, the face and its
     * mirror image, under the example's prior; where the first head has no label, the answer is the target. A head that none of the
     * teachers has is left as it is, and so is another than the first without a label.
     */
    List<Example> instruct(List<Example> examples, List<Head> heads, Progress progress) {
        List<List<Answers>> answers = new ArrayList<>();
        heads.forEach(head -> answers.add(new ArrayList<>()));
        int all = 2 * examples.size() * networks.size();
        for (int teacher = 0; teacher < networks.size(); teacher++) {
            int before = 2 * examples.size() * teacher;
            TrainedNetwork trained = networks.get(teacher);
            int side = trained.spec().side();
            List<Example> turned =
                    examples.stream().map(example -> example.mirrored(side)).toList();
            try (TorchNetwork network = new TorchNetwork(
                    new Network(trained.spec()), TorchScript.Precision.fastest(), trained.weights(), 1, false)) {
                List<float[][]> plain = new Validation(trained.spec(), examples)
                        .logits(network, done -> progress.step("teacher", before + done, all));
                List<float[][]> mirrored = new Validation(trained.spec(), turned)
                        .logits(network, done -> progress.step("teacher", before + examples.size() + done, all));
                for (int head = 0; head < heads.size(); head++) {
                    int known = trained.spec().heads().indexOf(heads.get(head));
                    if (known >= 0) {
                        answers.get(head).add(new Answers(plain.get(known)));
                        answers.get(head).add(new Answers(mirrored.get(known)));
                    }
                }
            }
        }
        List<Example> instructed = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            Example example = examples.get(i);
            List<float[]> targets = new ArrayList<>();
            for (int head = 0; head < heads.size(); head++) {
                boolean taught = !answers.get(head).isEmpty() && (head == 0 || example.teaches(head));
                targets.add(
                        taught
                                ? blend(example, head, answers.get(head), i)
                                : example.targets().get(head));
            }
            instructed.add(example.withTargets(targets));
        }
        return instructed;
    }

    /** The logits that a head of one teacher gives to one view of every example. */
    @SuppressWarnings("ArrayRecordComponent") // read once and forgotten
    private record Answers(float[][] logits) {}

    private static float[] blend(Example example, int head, List<Answers> answers, int place) {
        float[] target = example.targets().get(head);
        float share = example.teaches(head) ? SHARE : 1;
        float[] blended = new float[target.length];
        for (Answers answer : answers) {
            float[] logits = answer.logits()[place].clone();
            for (int c = 0; head == 0 && c < logits.length; c++) {
                logits[c] += example.prior()[c];
            }
            float[] p = Temperature.softmax(logits, 1);
            for (int c = 0; c < blended.length; c++) {
                blended[c] += share * p[c] / answers.size();
            }
        }
        for (int c = 0; c < blended.length; c++) {
            blended[c] += (1 - share) * target[c];
        }
        return blended;
    }
}
