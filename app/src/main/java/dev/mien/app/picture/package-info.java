/**
 * The verbs {@code analyze} and {@code detect}.
 */
@NullMarked
package dev.mien.app.picture;

import org.jspecify.annotations.NullMarked;
