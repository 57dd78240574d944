package dev.mien.face;

import dev.mien.image.Point;

/**
 * An upright rectangle in pixels of the original frame.
 *
 * @param x left edge
 * @param y top edge
 * @param width positive
 * @param height positive
 */
public record Box(double x, double y, double width, double height) {
    /**
     * Checks the components.
     *
     * @param x left edge
     * @param y top edge
     * @param width positive
     * @param height positive
     * @throws IllegalArgumentException if a side is not positive or a number not finite
     */
    public Box {
        if (!(width > 0 && height > 0) || !Double.isFinite(x + y + width + height)) {
            throw new IllegalArgumentException(
                    "box needs finite, positive sides, got " + width + "x" + height + " at (" + x + ", " + y + ")");
        }
    }

    /** {@return the right edge, {@code x + width}} */
    public double right() {
        return x + width;
    }

    /** {@return the lower edge, {@code y + height}} */
    public double bottom() {
        return y + height;
    }

    /** {@return the area in square pixels} */
    public double area() {
        return width * height;
    }

    /** {@return the middle of the box} */
    public Point center() {
        return new Point(x + width / 2, y + height / 2);
    }

    /**
     * {@return intersection over union with another box, 0 to 1}
     *
     * @param other a box in the same frame
     */
    public double iou(Box other) {
        double shared = intersection(other);
        return shared / (area() + other.area() - shared);
    }

    /**
     * {@return the area both boxes cover}
     *
     * @param other a box in the same frame
     */
    public double intersection(Box other) {
        double w = Math.min(right(), other.right()) - Math.max(x, other.x);
        double h = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        return w > 0 && h > 0 ? w * h : 0;
    }

    /**
     * {@return this box multiplied by a factor about the frame's origin}
     *
     * @param factor above 0
     */
    public Box scale(double factor) {
        return new Box(x * factor, y * factor, width * factor, height * factor);
    }
}
