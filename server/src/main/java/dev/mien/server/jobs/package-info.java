/**
 * Videos: uploaded in parts, worked on one after the other, results kept for a while. What was accepted is done, whatever becomes of the
 * process meanwhile.
 */
@NullMarked
package dev.mien.server.jobs;

import org.jspecify.annotations.NullMarked;
