/**
 * Makes the project's sample pictures: {@link dev.mien.train.samples.SamplePictures} averages many face crops of an expression,
 * brought onto one another ({@link dev.mien.train.samples.AverageFace}), so that they show nobody. They come along as
 * resources, for golden pictures of models: {@link dev.mien.train.samples.SampleFaces}.
 */
@NullMarked
package dev.mien.train.samples;

import org.jspecify.annotations.NullMarked;
