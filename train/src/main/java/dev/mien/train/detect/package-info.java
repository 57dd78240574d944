/**
 * Trains face detectors: pictures with boxed faces ({@link dev.mien.train.detect.DetectorData}) are changed as cameras and
 * scenes do ({@link dev.mien.train.detect.Composer}), the cells of three grids learn which of them holds a face ({@link
 * dev.mien.train.detect.Assignment}, {@link dev.mien.train.detect.DetectorLoss}), and the network ({@link
 * dev.mien.train.detect.DetectorSpec}) is written as ONNX for {@code dev.mien.detect.CnnDetector}.
 */
@NullMarked
package dev.mien.train.detect;

import org.jspecify.annotations.NullMarked;
