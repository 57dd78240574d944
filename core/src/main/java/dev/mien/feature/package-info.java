/**
 * What a face's crop becomes before it is classified. {@link FeatureExtractor} is the stage, {@link Extractors} the table
 * of its implementations: histograms of gradients ({@link HogExtractor}), local binary patterns ({@link LbpExtractor}),
 * Gabor magnitudes ({@link GaborExtractor}), distances between landmarks, networks, and any of them joined with {@code
 * +}.
 *
 * <p>The name of a feature space says how its vectors are made, to the last option, so that a classifier can refuse all
 * others. Extractors also say where in the face a feature looked, for explanations.
 *
 * <p>Knows no other stage.
 */
@NullMarked
package dev.mien.feature;

import org.jspecify.annotations.NullMarked;
