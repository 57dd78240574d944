/**
 * Running something over a data set: pipelines, detectors and locators by the name that tables give them, pictures worked
 * on at once by several threads, progress, and the {@link dev.mien.eval.run.EvaluationResult}, which renders itself as a table,
 * as JSON and as drawings.
 */
@NullMarked
package dev.mien.eval.run;

import org.jspecify.annotations.NullMarked;
