/**
 * How far a locator's 68 points lie from the true ones: the mean distance by the outer distance of the eyes, by region of
 * the face, with an interval over persons, failures, and the area under the cumulative curve.
 */
@NullMarked
package dev.mien.eval.landmark;

import org.jspecify.annotations.NullMarked;
