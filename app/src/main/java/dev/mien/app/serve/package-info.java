/** The verb that serves. */
@NullMarked
package dev.mien.app.serve;

import org.jspecify.annotations.NullMarked;
