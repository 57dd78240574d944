/**
 * Results as people and programs read them. A {@link dev.mien.report.PictureResult} or {@link
 * dev.mien.report.PictureDetections} is a picture's name with what was found in it; {@code record} writes them for programs,
 * {@code html} as one page, {@code paint} into the picture. Here is what the three share: numbers and counts in words.
 */
@NullMarked
package dev.mien.report;

import org.jspecify.annotations.NullMarked;
