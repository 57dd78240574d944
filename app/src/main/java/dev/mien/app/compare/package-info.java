/**
 * The verb {@code compare}.
 */
@NullMarked
package dev.mien.app.compare;

import org.jspecify.annotations.NullMarked;
