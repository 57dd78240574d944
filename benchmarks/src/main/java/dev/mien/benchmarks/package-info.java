/**
 * Programs that measure speed, and accuracy over time on clips with known truth. Records of their runs lie in
 * docs/benchmarks.
 */
@NullMarked
package dev.mien.benchmarks;

import org.jspecify.annotations.NullMarked;
