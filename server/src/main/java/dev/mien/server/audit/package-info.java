/**
 * Who asked what under which policy: a line of JSON each, which names the hash of the line before it, so that none can be changed or taken out
 * of the middle unseen. Never what was seen.
 */
@NullMarked
package dev.mien.server.audit;

import org.jspecify.annotations.NullMarked;
