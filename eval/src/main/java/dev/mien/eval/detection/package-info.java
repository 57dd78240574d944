/**
 * How well detectors find faces whose boxes are known: average precision and recall at an overlap of one half, also by
 * height of the face, and false detections a picture. Uncertain faces count neither way.
 */
@NullMarked
package dev.mien.eval.detection;

import org.jspecify.annotations.NullMarked;
