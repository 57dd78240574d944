/**
 * What the pages of figures are made of: text tables, figures as JSON ({@code null} where one is undefined), and {@link
 * dev.mien.eval.output.Drawing}s, plots that know their file's name. What a certain evaluation shows stands beside it.
 */
@NullMarked
package dev.mien.eval.output;

import org.jspecify.annotations.NullMarked;
