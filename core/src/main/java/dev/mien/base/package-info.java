/**
 * What every other package leans on: {@link dev.mien.base.Limits}, all that Mien refuses for its size, and {@link
 * dev.mien.base.Require}, how an argument out of range is refused.
 */
@NullMarked
package dev.mien.base;

import org.jspecify.annotations.NullMarked;
