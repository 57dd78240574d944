/**
 * What all stages have in common. A {@link Stage} says what it is ({@link StageInfo}), of which {@link StageKind}; all
 * together are the {@link Provenance} of a result, enough to make it again.
 *
 * <p>{@link StageSpec} is how a stage is asked for in one line, {@code name:key=value,key=value}; {@link StageTable} is
 * the table of a kind's implementations, with one answer to a name or an option that is not there.
 *
 * <p>Knows no stage in particular and no other package.
 */
@NullMarked
package dev.mien.stage;

import org.jspecify.annotations.NullMarked;
