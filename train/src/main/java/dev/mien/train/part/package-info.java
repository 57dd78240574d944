/**
 * Trains the network that looks closely at eyes and mouth: faces whose openings and irises were measured ({@link
 * dev.mien.train.part.PartData}) get their 68 points from the locator, as in use; squares about eyes and mouth are changed as
 * cameras do ({@link dev.mien.train.part.CloseUps}), a network ({@link dev.mien.train.part.PartNetwork}) learns openings and
 * places, and is written as ONNX for {@link dev.mien.landmark.PartReader}.
 */
@NullMarked
package dev.mien.train.part;

import org.jspecify.annotations.NullMarked;
