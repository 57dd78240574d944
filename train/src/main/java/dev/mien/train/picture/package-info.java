/** What befalls pictures between a scene and a file; for training pictures that must look like those of any camera. */
@NullMarked
package dev.mien.train.picture;

import org.jspecify.annotations.NullMarked;
