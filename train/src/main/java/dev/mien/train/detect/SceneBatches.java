package dev.mien.train.detect;

import ai.djl.ndarray.types.Shape;
import dev.mien.train.engine.Batch;
import dev.mien.train.engine.NumberedBatches;
import dev.mien.train.engine.TrainingOptions;
import java.nio.ByteBuffer;
import java.util.List;

/** Composed scenes, each made but once, with the targets of {@link Assignment}. */
final class SceneBatches extends NumberedBatches {
    private static final int AREA = Composer.SIDE * Composer.SIDE;

    private final Composer composer;
    private final Assignment assignment = new Assignment(Composer.SIDE, Composer.SIDE);

    SceneBatches(Composer composer, int perEpoch, TrainingOptions training) {
        super(perEpoch, training);
        this.composer = composer;
    }

    @Override
    protected Batch make(long[] seeds) {
        int size = Assignment.TARGETS * assignment.cells();
        float[] pictures = new float[seeds.length * AREA];
        float[] targets = new float[seeds.length * size];
        for (int i = 0; i < seeds.length; i++) {
            Scene scene = composer.compose(seeds[i]);
            ByteBuffer samples = scene.picture().buffer();
            for (int k = 0; k < AREA; k++) {
                pictures[i * AREA + k] = samples.get(k) & 0xff;
            }
            assignment.write(scene.faces(), targets, i * size);
        }
        return new Batch(
                seeds.length,
                new Batch.Rows(pictures, new Shape(1, Composer.SIDE, Composer.SIDE)),
                List.of(new Batch.Rows(targets, new Shape(Assignment.TARGETS, assignment.cells()))));
    }
}
