package dev.mien.train.clip;

import dev.mien.align.CropTemplate;
import dev.mien.image.Point;
import java.util.List;

/** Closes the eyes of an average face: skin comes down over each, with a dark line at its edge. */
final class Eyelids {
    /** Of an eye's opening, as shares of the face's side. */
    private static final double HALF_WIDTH = 0.105;

    private static final double HALF_HEIGHT = 0.04;
    /** The opening lies a little above the middle of what shows of the eye. */
    private static final double LIFT = 0.015;

    /** How far outside the opening lies the skin that the lid is made of. */
    private static final double SKIN = 0.012;

    /** Where in the opening, from above, the lids meet. */
    private static final double MEETING = 0.7;

    private static final double LASHES = 0.01;
    private static final float DARKNESS = 0.5f;

    private Eyelids() {}

    /**
     * Changes {@code side * side} values in place.
     *
     * @param closed 0 to 1
     */
    static void close(float[] face, int side, double closed) {
        for (Point eye : List.of(CropTemplate.RIGHT_EYE, CropTemplate.LEFT_EYE)) {
            for (int x = (int) ((eye.x() - HALF_WIDTH) * side); x <= (eye.x() + HALF_WIDTH) * side; x++) {
                double across = ((x + 0.5) / side - eye.x()) / HALF_WIDTH;
                double room = 1 - across * across;
                if (room > 0) {
                    column(face, side, x, eye.y() - LIFT, HALF_HEIGHT * Math.sqrt(room), closed, Math.min(1, 2 * room));
                }
            }
        }
    }

    private static void column(
            float[] face, int side, int x, double middle, double half, double closed, double opacity) {
        int over = (int) ((middle - half - SKIN) * side);
        int under = (int) ((middle + half + SKIN) * side);
        float above = face[over * side + x];
        float below = face[under * side + x];
        double edge = middle - half + closed * MEETING * 2 * half;
        for (int y = (int) ((middle - half) * side); y <= (middle + half) * side; y++) {
            double at = (y + 0.5) / side;
            double down = (at - middle + half) / (2 * half);
            double rim = Math.max(0, Math.min(1, 5 * Math.min(down, 1 - down)));
            double skin = above + down * (below - above);
            double line = Math.exp(-Math.pow((at - edge) / LASHES, 2));
            // Below the upper lid the eye shows until the lower one has come up to it.
            double cover = opacity * Math.max(line, rim * (at < edge ? 1 : closed * closed));
            int pixel = y * side + x;
            face[pixel] += (float) (cover * (skin * (1 - DARKNESS * line) - face[pixel]));
        }
    }
}
