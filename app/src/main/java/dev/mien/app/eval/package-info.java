/**
 * The verb {@code eval}, a subcommand for each kind of evaluation.
 */
@NullMarked
package dev.mien.app.eval;

import org.jspecify.annotations.NullMarked;
