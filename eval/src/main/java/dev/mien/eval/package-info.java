/**
 * Measures pipelines on labelled pictures, and compares two on the same faces. A missed face is an error in every
 * accuracy but the one called "detected"; figures that are undefined, such as the precision of a class never predicted,
 * are {@code NaN}.
 */
package dev.mien.eval;
