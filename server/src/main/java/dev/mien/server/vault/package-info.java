/**
 * What is kept is encrypted, each subject's with keys of its own, which are locked with the server's secret. Whose keys are thrown away is
 * forgotten, in copies of the store too.
 */
@NullMarked
package dev.mien.server.vault;

import org.jspecify.annotations.NullMarked;
