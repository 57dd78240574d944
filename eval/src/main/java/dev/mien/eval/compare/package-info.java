/**
 * Two pipelines on the same faces, with labels or without: who says what, how often they agree ({@link
 * dev.mien.eval.compare.Agreement}), and on labelled data whose answers are right ({@link
 * dev.mien.eval.compare.PairedAccuracy}). The first pipeline finds the faces, both judge them.
 */
@NullMarked
package dev.mien.eval.compare;

import org.jspecify.annotations.NullMarked;
