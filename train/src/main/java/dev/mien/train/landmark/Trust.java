package dev.mien.train.landmark;

import dev.mien.face.FacePart;

/** How far the points of a training face are to be believed. */
enum Trust {
    /** Placed by hand: every point counts in full. */
    BY_HAND(0.5) {
        @Override
        float of(int point) {
            return 1;
        }
    },
    /**
     * Told by a face mesh, which knows lids, lips and unusual poses better than places: against points placed by hand it errs
     * by 5 % of the eyes' distance at nose and mouth, 6 at the eyes and 8 to 9 at brows and jaw.
     */
    BY_MESH(0.38) {
        @Override
        float of(int point) {
            if (FacePart.JAW.holds(point) || FacePart.RIGHT_BROW.holds(point) || FacePart.LEFT_BROW.holds(point)) {
                return 0.3f;
            }
            return 0.6f;
        }
    },
    /** There is no face: the points only say where one was looked for. */
    NO_FACE(0.12) {
        @Override
        float of(int point) {
            return 0;
        }
    };

    private final double share;

    Trust(double share) {
        this.share = share;
    }

    /** Share of the crops that such faces get, where there are faces of every kind. */
    double share() {
        return share;
    }

    /** Weight of a point in what is learned, 0 to 1. */
    abstract float of(int point);
}
