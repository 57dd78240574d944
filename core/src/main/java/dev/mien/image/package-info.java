/**
 * Pixels: {@link Image}, 8-bit grey or RGB, immutable; {@link Images}, which reads files, arrays and streams of untrusted
 * content within {@link DecodeLimits}; {@link Affine} and {@link Point}, with which pictures are turned, cut out and
 * scaled.
 *
 * <p>Coordinates are pixels from the top-left corner, x to the right and y down, with pixel centres at half numbers.
 * Whatever is wrong with a picture, its reader is told so by an {@link ImageReadException} of one line.
 *
 * <p>Beneath are ImageIO and its plug-ins. It knows nothing of faces.
 */
@NullMarked
package dev.mien.image;

import org.jspecify.annotations.NullMarked;
