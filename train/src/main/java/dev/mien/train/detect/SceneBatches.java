package dev.mien.train.detect;

import ai.djl.ndarray.types.Shape;
import dev.mien.image.Image;
import dev.mien.train.engine.Batch;
import dev.mien.train.engine.NumberedBatches;
import dev.mien.train.engine.TrainingOptions;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Composed scenes, each made but once, with the targets of {@link Assignment}. */
final class SceneBatches extends NumberedBatches {
    private static final int VALUES = DetectorNetwork.CHANNELS * Composer.SIDE * Composer.SIDE;

    private final Composer composer;
    private final Optional<Teacher> teacher;
    private final Assignment assignment = new Assignment(Composer.SIDE, Composer.SIDE);

    /** @param teacher whose answers are learned, too */
    SceneBatches(Composer composer, Optional<Teacher> teacher, int perEpoch, TrainingOptions training) {
        super(perEpoch, training);
        this.composer = composer;
        this.teacher = teacher;
    }

    /** Writes a picture as the network takes it, [3][height][width], red first, from {@code offset} on. */
    static void planes(Image picture, float[] values, int offset) {
        int area = picture.width() * picture.height();
        ByteBuffer samples = picture.toRgb().buffer();
        for (int i = 0; i < area; i++) {
            for (int c = 0; c < DetectorNetwork.CHANNELS; c++) {
                values[offset + c * area + i] = samples.get() & 0xff;
            }
        }
    }

    @Override
    protected Batch make(long[] seeds) {
        int size = Assignment.TARGETS * assignment.cells();
        float[] pictures = new float[seeds.length * VALUES];
        float[] targets = new float[seeds.length * size];
        float[] answers = new float[teacher.isPresent() ? targets.length : 0];
        for (int i = 0; i < seeds.length; i++) {
            Scene scene = composer.compose(seeds[i]);
            planes(scene.picture(), pictures, i * VALUES);
            int from = i * size;
            assignment.write(scene.faces(), targets, from);
            teacher.ifPresent(network -> network.write(scene.picture(), targets, answers, from));
        }
        Shape shape = new Shape(Assignment.TARGETS, assignment.cells());
        List<Batch.Rows> rows = new ArrayList<>(List.of(new Batch.Rows(targets, shape)));
        teacher.ifPresent(network -> rows.add(new Batch.Rows(answers, shape)));
        return new Batch(
                seeds.length,
                new Batch.Rows(pictures, new Shape(DetectorNetwork.CHANNELS, Composer.SIDE, Composer.SIDE)),
                rows);
    }
}
