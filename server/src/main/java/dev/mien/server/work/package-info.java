/**
 * The work itself and what bounds it: which pipelines strangers may ask for, the analyzers that are kept ready, how many requests are
 * inside at once, where their bodies lie meanwhile. Knows nothing of HTTP.
 */
@NullMarked
package dev.mien.server.work;

import org.jspecify.annotations.NullMarked;
