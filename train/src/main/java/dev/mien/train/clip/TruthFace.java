package dev.mien.train.clip;

import dev.mien.face.Box;
import dev.mien.face.ExpressionScores;

/**
 * One face of one frame.
 *
 * @param person its id, from 1
 * @param box forehead to chin, ear to ear, as {@code docs/method/crop-geometry.md} has it; may reach out of the frame
 * @param visible share of the face that neither another person, nor the pillar, nor the frame's edge hides, 0 to 1
 * @param roll of the head in degrees, counter-clockwise in the picture
 * @param eyesClosed 0 to 1
 * @param expression shares of the average faces it is mixed from
 */
public record TruthFace(
        int person, Box box, double visible, double roll, double eyesClosed, ExpressionScores expression) {}
