package dev.mien.train.clip;

import java.util.random.RandomGenerator;

/**
 * How a person moves: to and fro across the picture, swaying, coming nearer and going away a little, tilting the head.
 * Two persons of one row walk against each other and so cross twice a round, at speed.
 */
final class Motion {
    private static final double LARGEST_ROLL = 12;

    private final double middle;
    private final double reach;
    private final double row;
    private final double sway;
    private final double side;
    private final double round;
    private final double phase;
    private final double[] phases;

    /**
     * @param person from 0; 2k and 2k+1 share a row
     * @param round seconds from one side to the other and back
     * @param phase where in a round the row begins
     */
    Motion(ClipOptions options, int person, double round, double phase, RandomGenerator random) {
        double rowHeight = options.height() / (double) rows(options);
        boolean second = person % 2 == 1;
        this.round = round;
        this.phase = phase + (second ? Math.PI + 0.1 : 0);
        side = Math.min(0.62 * rowHeight, 0.24 * options.width()) * (second ? 0.88 : 1);
        middle = options.width() / 2.0;
        reach = middle - 0.45 * side;
        row = rowHeight * (person - person % 2 + 1) / 2;
        sway = 0.04 * rowHeight;
        phases = new double[] {random.nextDouble(7), random.nextDouble(7), random.nextDouble(7)};
    }

    static int rows(ClipOptions options) {
        return (options.persons() + 1) / 2;
    }

    /** The usual height of the middle of the face in the frame, from above. */
    double row() {
        return row;
    }

    /** The usual side of the face; it varies by a tenth. */
    double side() {
        return side;
    }

    Pose at(double time) {
        return new Pose(
                middle + reach * Math.cos(2 * Math.PI * time / round + phase),
                row + sway * Math.sin(1.3 * time + phases[0]),
                side * (1 + 0.1 * Math.sin(0.7 * time + phases[1])),
                LARGEST_ROLL * Math.sin(0.9 * time + phases[2]));
    }
}
