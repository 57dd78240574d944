package dev.mien.train.landmark;

import ai.djl.ndarray.types.Shape;
import dev.mien.face.FacePart;
import dev.mien.train.engine.Batch;
import dev.mien.train.engine.NumberedBatches;
import dev.mien.train.engine.TrainingOptions;
import java.util.List;

/** Crops of an {@link Augmenter}, each made but once, with the coordinates of their points and how far each is to be believed. */
final class CropBatches extends NumberedBatches {
    private final Augmenter augmenter;
    private final int side;

    CropBatches(Augmenter augmenter, int side, int perEpoch, TrainingOptions training) {
        super(perEpoch, training);
        this.augmenter = augmenter;
        this.side = side;
    }

    @Override
    protected Batch make(long[] seeds) {
        int area = side * side;
        float[] pictures = new float[seeds.length * area];
        float[] targets = new float[seeds.length * LandmarkNetwork.NUMBERS];
        float[] trust = new float[seeds.length * FacePart.POINTS];
        for (int i = 0; i < seeds.length; i++) {
            Augmenter.Example example = augmenter.make(seeds[i]);
            System.arraycopy(example.pixels(), 0, pictures, i * area, area);
            System.arraycopy(example.points(), 0, targets, i * LandmarkNetwork.NUMBERS, LandmarkNetwork.NUMBERS);
            for (int point = 0; point < FacePart.POINTS; point++) {
                trust[i * FacePart.POINTS + point] = example.trust().of(point);
            }
        }
        return new Batch(
                seeds.length,
                new Batch.Rows(pictures, new Shape(1, side, side)),
                List.of(
                        new Batch.Rows(targets, new Shape(LandmarkNetwork.NUMBERS)),
                        new Batch.Rows(trust, new Shape(FacePart.POINTS))));
    }
}
