/**
 * The line from a picture to what is said of its faces. {@link FaceAnalyzer} is what most programs need; it joins a
 * {@link FaceFinder} (detector, locator, aligner), a {@link FaceReader} (extractor, classifier) and a {@link FaceJudge}
 * (quality, verdict), each of use by itself.
 *
 * <p>A {@link Pipeline} is the recipe of one: {@link Pipelines} has those with names, {@link PipelineSpec} reads one from
 * a map of text, such as a configuration.
 *
 * <p>Relies on the stages by their interfaces and tables only; it does not know their implementations.
 */
@NullMarked
package dev.mien.pipeline;

import org.jspecify.annotations.NullMarked;
