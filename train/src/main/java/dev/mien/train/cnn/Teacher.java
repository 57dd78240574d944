package dev.mien.train.cnn;

import dev.mien.classify.Temperature;
import dev.mien.model.Model;
import dev.mien.model.ModelException;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained network whose answers are learned beside the labels (Hinton et al. 2015; Furlanello et al. 2018 for a teacher of
 * the pupil's own size): they know which faces are doubtful, which ten annotators or a single label cannot say.
 */
final class Teacher {
    /** What the teacher's answer counts; the label counts the rest. */
    static final float SHARE = 0.5f;

    private final TrainedNetwork trained;

    private Teacher(TrainedNetwork trained) {
        this.trained = trained;
    }

    /** @throws ModelException if the model is no network trained here, or has nothing to teach the pupil */
    static Teacher of(Model model, NetworkSpec pupil) throws ModelException {
        TrainedNetwork trained = TrainedNetwork.read(model);
        String source = "model " + model.manifest().id();
        if (trained.spec().side() != pupil.side()) {
            throw new ModelException(
                    source + " looks at " + trained.spec().side() + " pixels a side, the network to train at "
                            + pupil.side() + "; a teacher must see the same crops");
        }
        if (pupil.heads().stream().noneMatch(trained.spec().heads()::contains)) {
            throw new ModelException(source + " answers " + trained.spec().heads() + ", the network to train "
                    + pupil.heads() + "; a teacher must answer the same classes");
        }
        return new Teacher(trained);
    }

    /**
     * The examples with each target moved halfway to the teacher's answer, which is the mean over the face and its mirror
     * image; a head that it has not is left as it is.
     */
    List<Example> instruct(List<Example> examples, List<Head> heads, Progress progress) {
        int side = trained.spec().side();
        List<float[][]> plain;
        List<float[][]> mirrored;
        List<Example> turned =
                examples.stream().map(example -> example.mirrored(side)).toList();
        int all = 2 * examples.size();
        try (TorchNetwork network = new TorchNetwork(
                new Network(trained.spec()), TorchScript.Precision.fastest(), trained.weights(), 1, false)) {
            plain = new Validation(examples).logits(network, done -> progress.step("teacher", done, all));
            mirrored = new Validation(turned)
                    .logits(network, done -> progress.step("teacher", examples.size() + done, all));
        }
        List<Example> instructed = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            List<float[]> targets = new ArrayList<>();
            for (int head = 0; head < heads.size(); head++) {
                float[] target = examples.get(i).targets().get(head);
                int known = trained.spec().heads().indexOf(heads.get(head));
                boolean taught = known >= 0 && examples.get(i).teaches(head);
                targets.add(taught ? blend(target, plain.get(known)[i], mirrored.get(known)[i]) : target);
            }
            instructed.add(new Example(examples.get(i).pixels(), targets));
        }
        return instructed;
    }

    private static float[] blend(float[] target, float[] plain, float[] mirrored) {
        float[] p = Temperature.softmax(plain, 1);
        float[] q = Temperature.softmax(mirrored, 1);
        float[] blended = new float[target.length];
        for (int c = 0; c < blended.length; c++) {
            blended[c] = (1 - SHARE) * target[c] + SHARE * (p[c] + q[c]) / 2;
        }
        return blended;
    }
}
