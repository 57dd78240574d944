/**
 * Trains the network that looks again at what a detector takes for a face: the shipped detector proposes places in the photos that
 * detectors are trained on ({@link dev.mien.train.check.CheckData}), squares about them are changed as cameras do ({@link
 * dev.mien.train.check.Glances}), a network ({@link dev.mien.train.check.CheckNetwork}) learns which show a face, and is written as
 * ONNX for {@link dev.mien.detect.FaceCheck} with the numbers that join both answers ({@link dev.mien.train.check.JointFit}).
 */
@NullMarked
package dev.mien.train.check;

import org.jspecify.annotations.NullMarked;
