/**
 * Trains the landmark network: faces with known points ({@link dev.mien.train.landmark.LandmarkData}) are cut out as
 * detectors would and changed as cameras do ({@link dev.mien.train.landmark.Augmenter}), a network ({@link
 * dev.mien.train.landmark.LandmarkSpec}) learns where the points lie in the crop ({@link dev.mien.train.landmark.WingLoss}),
 * and is written as ONNX for {@code dev.mien.landmark.CnnLocator}.
 */
@NullMarked
package dev.mien.train.landmark;

import org.jspecify.annotations.NullMarked;
