package dev.mien.face;

import dev.mien.image.Affine;
import dev.mien.image.Image;

/**
 * Which places of a face a model's score for one expression came from. It explains the score, not the face: it says what
 * the model looked at, not why the face looks so.
 *
 * @param expression whose score is explained
 * @param heat what each place of the crop added to that score, relative to the other expressions
 * @param crop the face as the model saw it
 * @param cropToFrame maps points of the crop to points of the frame
 */
public record Explanation(Expression expression, HeatMap heat, Image crop, Affine cropToFrame) {}
