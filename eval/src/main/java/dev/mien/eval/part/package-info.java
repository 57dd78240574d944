/** Measures how well openings of eyes and mouth and the irises are read. */
@NullMarked
package dev.mien.eval.part;

import org.jspecify.annotations.NullMarked;
