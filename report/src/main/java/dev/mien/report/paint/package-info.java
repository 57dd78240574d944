/**
 * Faces drawn into pictures: {@link dev.mien.report.paint.Overlay} draws boxes, points, axes and labels, {@link
 * dev.mien.report.paint.FaceBlur} covers faces, {@link dev.mien.report.paint.ExplanationPicture} shows where an answer came
 * from, and {@link dev.mien.report.paint.EventPictures} keeps the strongest frame of each event of a video. Colours come from
 * {@link dev.mien.report.paint.Palette}, the same for an expression everywhere.
 */
@NullMarked
package dev.mien.report.paint;

import org.jspecify.annotations.NullMarked;
