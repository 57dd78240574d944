/**
 * What every verb shares with the shell: exit codes, standard output, one line for an error, progress, Ctrl-C, what may not
 * be written over, and what a verb asks of the Java that starts it.
 */
@NullMarked
package dev.mien.app.console;

import org.jspecify.annotations.NullMarked;
