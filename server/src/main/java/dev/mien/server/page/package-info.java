/** The page for people: files in the jar, served as they are. */
@NullMarked
package dev.mien.server.page;

import org.jspecify.annotations.NullMarked;
