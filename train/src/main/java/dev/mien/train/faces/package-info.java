/**
 * How the face of a training picture is had: {@link dev.mien.train.faces.CropFaces} where pictures are face crops already, any
 * other {@link dev.mien.train.faces.FaceSource} where a face is found and aligned first. A picture goes in, an aligned face comes
 * out, or a line on why there is none.
 */
@NullMarked
package dev.mien.train.faces;

import org.jspecify.annotations.NullMarked;
