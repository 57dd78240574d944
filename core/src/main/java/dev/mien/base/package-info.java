/**
 * What every other package leans on: {@link dev.mien.base.Limits}, all that Mien refuses for its size, and {@link
 * dev.mien.base.Require}, how an argument out of range is refused; {@link dev.mien.base.OutputFile}, how whatever Mien
 * writes comes under its name; {@link dev.mien.base.Printable}, how text from outside is made safe to show.
 */
@NullMarked
package dev.mien.base;

import org.jspecify.annotations.NullMarked;
