/** Says how the whole line does for different groups of people. */
@NullMarked
package dev.mien.eval.group;

import org.jspecify.annotations.NullMarked;
