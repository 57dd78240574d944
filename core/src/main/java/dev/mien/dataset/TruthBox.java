package dev.mien.dataset;

import dev.mien.face.Box;

/**
 * A face that is known to be in a picture.
 *
 * @param box in pixels of the picture; may reach over its edge
 * @param ignore true if it is too uncertain to count: finding it is neither right nor wrong, nor is missing it
 */
public record TruthBox(Box box, boolean ignore) {}
