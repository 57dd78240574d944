/**
 * What a run remembers, so that one which was killed goes on where it was: what it was asked ({@link
 * dev.mien.batch.journal.RunFolder}), and of each medium that is done what came of it ({@link dev.mien.batch.journal.Journal}).
 */
@NullMarked
package dev.mien.batch.journal;

import org.jspecify.annotations.NullMarked;
