/** Measures how well the pose of a head is read. */
@NullMarked
package dev.mien.eval.pose;

import org.jspecify.annotations.NullMarked;
