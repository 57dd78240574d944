package dev.mien.train.detect;

import dev.mien.image.Image;
import dev.mien.infer.OnnxNetwork;
import dev.mien.model.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of the form of YuNet (Wu et al. 2023), which has our three grids: what it answers in every cell of a scene is learned
 * beside the labels ({@link Distillation}). Shareable between threads.
 */
final class Teacher implements AutoCloseable {
    /** From this on a cell that no label asks for shows the teacher a face. */
    private static final float SEES = 0.1f;
    /** Below this the teacher is not heard where a label says that there is a face. */
    private static final float BLIND = 0.3f;

    private static final List<String> KINDS = List.of("cls_", "obj_", "bbox_", "kps_");

    private final OnnxNetwork network;
    private final String input;
    private final List<String> outputs = new ArrayList<>();

    private Teacher(OnnxNetwork network) {
        this.network = network;
        this.input = network.inputs().keySet().iterator().next();
        for (int stride : DetectorSpec.STRIDES) {
            KINDS.forEach(kind -> outputs.add(kind + stride));
        }
    }

    /**
     * @param file ONNX, of any input size
     * @throws ModelException if it is another network
     */
    static Teacher open(Path file) throws IOException {
        Teacher teacher = new Teacher(OnnxNetwork.open(Files.readAllBytes(file), file.toString(), 1));
        if (!teacher.network.outputs().keySet().containsAll(teacher.outputs)) {
            teacher.close();
            throw new ModelException(file
                    + ": not a network of the form of YuNet, so it cannot teach; expected outputs " + teacher.outputs);
        }
        return teacher;
    }

    /**
     * Writes what the teacher answers, in the encoding of {@link Assignment}: {@link Assignment#POSITIVE} has its confidence,
     * {@link Assignment#WEIGHT} whether it is heard. What it sees and no label names is no longer background of the labels.
     *
     * @param labels targets of the same scene, from {@code offset} on
     * @param answers written from {@code offset} on
     */
    void write(Image picture, float[] labels, float[] answers, int offset) {
        int width = picture.width();
        int height = picture.height();
        List<OnnxNetwork.Output> found =
                network.run(input, blueGreenRed(picture), List.of(1L, 3L, (long) height, (long) width), outputs);
        int cells = 0;
        for (int stride : DetectorSpec.STRIDES) {
            cells += width / stride * (height / stride);
        }
        int first = offset;
        for (int level = 0; level < DetectorSpec.STRIDES.size(); level++) {
            float[][] values = new float[KINDS.size()][];
            for (int kind = 0; kind < values.length; kind++) {
                values[kind] = found.get(level * values.length + kind).values();
            }
            for (int cell = 0; cell < values[0].length; cell++) {
                float sure = (float) Math.sqrt(unit(values[0][cell]) * unit(values[1][cell]));
                int at = first + cell;
                boolean labelled = labels[at + Assignment.POSITIVE * cells] > 0;
                if (!labelled && sure > SEES) {
                    labels[at + Assignment.WEIGHT * cells] = 0;
                }
                answers[at + Assignment.WEIGHT * cells] = labelled && sure < BLIND ? 0 : 1;
                answers[at + Assignment.POSITIVE * cells] = sure;
                for (int i = 0; i < 4; i++) {
                    float value = values[2][4 * cell + i];
                    answers[at + (Assignment.BOX + i) * cells] = i < 2 ? value : (float) Math.exp(value);
                }
            }
            first += values[0].length;
        }
    }

    private static float unit(float value) {
        return Math.max(0, Math.min(1, value));
    }

    private static float[] blueGreenRed(Image picture) {
        int area = picture.width() * picture.height();
        float[] values = new float[3 * area];
        ByteBuffer samples = picture.toRgb().buffer();
        for (int i = 0; i < area; i++) {
            for (int c = 2; c >= 0; c--) {
                values[c * area + i] = samples.get() & 0xff;
            }
        }
        return values;
    }

    @Override
    public void close() {
        network.close();
    }
}
