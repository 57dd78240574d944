/**
 * How well pipelines read expressions on labelled pictures, side by side: {@link
 * dev.mien.eval.expression.ExpressionEvaluation} over {@link dev.mien.eval.expression.ExpressionReport}s, one a pipeline.
 */
@NullMarked
package dev.mien.eval.expression;

import org.jspecify.annotations.NullMarked;
