/**
 * The verbs {@code models} and {@code doctor}.
 */
@NullMarked
package dev.mien.app.models;

import org.jspecify.annotations.NullMarked;
