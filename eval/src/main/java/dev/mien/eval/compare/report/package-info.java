/**
 * Comparisons as records, text and one page. Records are written as pictures come; the page keeps the faces on which the
 * two disagree most.
 */
@NullMarked
package dev.mien.eval.compare.report;

import org.jspecify.annotations.NullMarked;
