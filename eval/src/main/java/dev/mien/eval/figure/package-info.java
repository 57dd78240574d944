/**
 * The figures that evaluations share, each from counts or from labelled answers: accuracy with Wilson's interval,
 * confusion, precision and recall by class, calibration error, accuracy at coverage, McNemar's paired test. An {@link
 * dev.mien.eval.figure.Outcome} is one labelled face and what was said of it; a missed face is an error.
 */
@NullMarked
package dev.mien.eval.figure;

import org.jspecify.annotations.NullMarked;
