package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * A square part of a large frame that is searched by itself, so that small faces keep their pixels. Neighbours overlap by a
 * quarter: a face that is no larger than a fifth of a tile is whole in one of them. Larger ones are found in the whole frame.
 *
 * @param x of its left edge in the frame, in whole pixels
 * @param y of its top edge
 */
record Tile(int x, int y, int width, int height, Image frame) {
    private static final double OVERLAP = 0.25;
    /** A tile has so many times the side of the largest faces that are whole in one of them. */
    static final int WHOLE_FACES = 5;
    /** A box that ends as near to a cut as this share of its side may be of a face that goes on behind it. */
    private static final double NEAR = 0.1;

    /** The tiles of a frame, evenly spread, row by row; none if the frame is no larger than one. */
    static List<Tile> of(Image frame, int side) {
        List<Tile> tiles = new ArrayList<>();
        if (Math.max(frame.width(), frame.height()) <= side) {
            return tiles;
        }
        int width = Math.min(side, frame.width());
        int height = Math.min(side, frame.height());
        for (int y : starts(frame.height(), height)) {
            for (int x : starts(frame.width(), width)) {
                tiles.add(new Tile(x, y, width, height, frame));
            }
        }
        return tiles;
    }

    private static int[] starts(int length, int side) {
        int free = length - side;
        int steps = (int) Math.ceil(free / (side * (1 - OVERLAP)));
        int[] starts = new int[steps + 1];
        for (int i = 1; i <= steps; i++) {
            starts[i] = (int) ((long) free * i / steps);
        }
        return starts;
    }

    Image picture() {
        return frame.crop(x, y, width, height);
    }

    /** Whether a face of the tile, in its pixels, ends inside it or where the frame ends too. */
    boolean holds(Face face) {
        Box box = face.box();
        double near = NEAR * Math.max(box.width(), box.height());
        return (x == 0 || box.x() >= near)
                && (y == 0 || box.y() >= near)
                && (x + width == frame.width() || box.right() <= width - near)
                && (y + height == frame.height() || box.bottom() <= height - near);
    }

    /** From pixels of the tile to pixels of the frame. */
    Face back(Face face) {
        Box box = face.box();
        return new Face(
                new Box(x + box.x(), y + box.y(), box.width(), box.height()),
                face.confidence(),
                face.landmarks().stream()
                        .map(p -> new Point(x + p.x(), y + p.y()))
                        .toList());
    }
}
