/**
 * The command {@code mien}: {@link dev.mien.app.Mien} alone joins the verbs, each of which has a package of its own.
 */
@NullMarked
package dev.mien.app;

import org.jspecify.annotations.NullMarked;
