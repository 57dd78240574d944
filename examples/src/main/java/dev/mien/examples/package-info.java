/**
 * Small programs that use Mien; the README shows lines of them.
 */
@NullMarked
package dev.mien.examples;

import org.jspecify.annotations.NullMarked;
