/**
 * Thousands of pictures and videos in one run that can be killed and goes on: {@link dev.mien.batch.BatchRun}. Results do not depend
 * on how many threads there are nor on how often it was killed.
 */
@NullMarked
package dev.mien.batch;

import org.jspecify.annotations.NullMarked;
