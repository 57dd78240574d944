/**
 * Boosted cascades over OpenCV: {@link Cascade} searches a picture with one of the trained {@link CascadeFile}s. They
 * need the artifact {@code mien-cascades}, which brings OpenCV; without it everything but the stages built on cascades
 * works.
 *
 * <p>The only package that sees OpenCV. Native memory stays inside.
 */
@NullMarked
package dev.mien.cascade;

import org.jspecify.annotations.NullMarked;
