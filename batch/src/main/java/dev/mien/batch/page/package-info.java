/** The page of a run: what it came to, what took long, what failed. */
@NullMarked
package dev.mien.batch.page;

import org.jspecify.annotations.NullMarked;
