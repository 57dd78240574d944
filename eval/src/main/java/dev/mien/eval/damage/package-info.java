/**
 * Pipelines on faces that were spoilt on purpose, in every way of {@link dev.mien.eval.damage.Damage} and to every degree:
 * what the thresholds of the quality gate rest on.
 */
@NullMarked
package dev.mien.eval.damage;

import org.jspecify.annotations.NullMarked;
