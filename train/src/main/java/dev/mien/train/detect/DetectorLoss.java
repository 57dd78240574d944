package dev.mien.train.detect;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.mien.train.engine.Scalars;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a detector's answers.
 *
 * <ul>
 *   <li>Score: quality focal loss (Li et al. 2020, "Generalized focal loss"; exponent 2); a face's cell should score the
 *       intersection over union that its box has, every other one 0.
 *   <li>Box: EIoU (Zhang et al. 2021), as in YuNet, weighted {@value #BOX_WEIGHT}.
 *   <li>Points: smooth L1 of the distance in sides of the face, where they are known.
 * </ul>
 *
 * Each is summed over its cells and divided by the number of cells with a face.
 */
final class DetectorLoss {
    private static final float BOX_WEIGHT = 2;
    /** Up to this distance, in sides of the face, the loss is quadratic. */
    private static final float SMOOTH = 0.05f;

    private static final float EPSILON = 1e-7f;

    private DetectorLoss() {}

    /** @param total what training lessens; the parts stand beside it for the curve */
    record Parts(NDArray total, NDArray score, NDArray box, NDArray points) {}

    /**
     * @param grids the network's outputs, [n, 15, rows, columns] each
     * @param targets of {@link Assignment}, [n, 17, cells]
     */
    static Parts of(List<NDArray> grids, NDArray targets) {
        return of(flat(grids), targets);
    }

    /** The cells of all grids in a row: [n, 15, cells]. */
    static NDArray flat(List<NDArray> grids) {
        List<NDArray> flat = new ArrayList<>();
        for (NDArray grid : grids) {
            Shape shape = grid.getShape();
            flat.add(grid.reshape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3)));
        }
        return NDArrays.concat(new NDList(flat), 2);
    }

    /**
     * @param answers of all grids, [n, 15, cells]
     * @param targets of {@link Assignment}, [n, 17, cells]
     */
    static Parts of(NDArray answers, NDArray targets) {
        NDArray positive = channel(targets, Assignment.POSITIVE);
        float faces = Math.max(1, positive.sum().getFloat());

        Overlap overlap = Overlap.of(answers, targets);
        NDArray quality = overlap.iou().stopGradient().mul(positive);
        NDArray doubt = score(channel(answers, 0), quality).mul(channel(targets, Assignment.WEIGHT));
        NDArray score = Scalars.over(doubt.sum(), faces);
        NDArray box = Scalars.over(overlap.loss().mul(positive).sum(), faces);
        NDArray points = Scalars.over(points(answers, targets), faces);
        return new Parts(score.add(Scalars.times(box, BOX_WEIGHT)).add(points), score, box, points);
    }

    /** {@code |q - s|^2 * cross-entropy(s, q)} with {@code s = sigmoid(x)}, in a form that does not overflow. */
    private static NDArray score(NDArray x, NDArray quality) {
        NDArray entropy = Scalars.softplus(x).sub(x.mul(quality));
        NDArray sigmoid = Scalars.softplus(x.neg()).neg().exp();
        return quality.sub(sigmoid).square().mul(entropy);
    }

    private static NDArray points(NDArray answers, NDArray targets) {
        NDArray side = channel(targets, Assignment.BOX + 2)
                .mul(channel(targets, Assignment.BOX + 3))
                .sqrt();
        NDArray distance = answers.get(new NDIndex(":, 5:15"))
                .sub(targets.get(new NDIndex(":, " + Assignment.POINTS + ":" + Assignment.TARGETS)))
                .div(side.expandDims(1))
                .abs();
        // min(d, smooth) is d below the bend and constant above, so this is d^2 / (2 smooth) below and d - smooth / 2
        // above.
        NDArray bent = Scalars.atMost(distance, SMOOTH);
        NDArray smooth = Scalars.times(bent.square(), 0.5 / SMOOTH).add(distance.sub(bent));
        return Scalars.over(
                smooth.mul(channel(targets, Assignment.KNOWN).expandDims(1)).sum(), 5);
    }

    static NDArray channel(NDArray array, int channel) {
        return array.get(new NDIndex(":, " + channel));
    }

    /** How boxes lie over those of the targets, in cells. */
    record Overlap(NDArray iou, NDArray loss) {
        static Overlap of(NDArray answers, NDArray targets) {
            NDArray x = channel(answers, 1);
            NDArray y = channel(answers, 2);
            NDArray w = size(channel(answers, 3));
            NDArray h = size(channel(answers, 4));
            NDArray tx = channel(targets, Assignment.BOX);
            NDArray ty = channel(targets, Assignment.BOX + 1);
            NDArray tw = channel(targets, Assignment.BOX + 2);
            NDArray th = channel(targets, Assignment.BOX + 3);
            Span across = Span.of(x, w, tx, tw);
            Span down = Span.of(y, h, ty, th);
            NDArray shared = across.shared().mul(down.shared());
            NDArray union = w.mul(h).add(tw.mul(th)).sub(shared);
            NDArray iou = shared.div(union.add(EPSILON));
            NDArray width = across.hull().square().add(EPSILON);
            NDArray height = down.hull().square().add(EPSILON);
            NDArray centers = x.sub(tx).square().add(y.sub(ty).square()).div(width.add(height));
            NDArray loss = iou.neg()
                    .add(1)
                    .add(centers)
                    .add(w.sub(tw).square().div(width))
                    .add(h.sub(th).square().div(height));
            return new Overlap(iou, loss);
        }

        private static NDArray size(NDArray logarithm) {
            return Scalars.atMost(Scalars.atLeast(logarithm, -4), 6).exp();
        }
    }

    /**
     * Two intervals.
     *
     * @param shared length in both
     * @param hull length from the lower start to the higher end
     */
    private record Span(NDArray shared, NDArray hull) {
        static Span of(NDArray center, NDArray length, NDArray otherCenter, NDArray otherLength) {
            NDArray half = Scalars.times(length, 0.5);
            NDArray otherHalf = Scalars.times(otherLength, 0.5);
            NDArray from = center.sub(half);
            NDArray to = center.add(half);
            NDArray otherFrom = otherCenter.sub(otherHalf);
            NDArray otherTo = otherCenter.add(otherHalf);
            return new Span(
                    Scalars.atLeast(to.minimum(otherTo).sub(from.maximum(otherFrom)), 0),
                    to.maximum(otherTo).sub(from.minimum(otherFrom)));
        }
    }
}
