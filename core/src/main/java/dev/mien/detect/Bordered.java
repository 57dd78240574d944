package dev.mien.detect;

import dev.mien.face.Box;
import dev.mien.image.Image;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A grey picture whose outermost pixels are repeated outwards. */
record Bordered(Image image, int pixels) {

    /** @param share of the picture's shorter side that is added at each edge */
    static Bordered of(Image gray, double share) {
        int border = (int) Math.round(share * Math.min(gray.width(), gray.height()));
        if (border == 0) {
            return new Bordered(gray, 0);
        }
        int width = gray.width() + 2 * border;
        int height = gray.height() + 2 * border;
        ByteBuffer buffer = gray.buffer();
        byte[] samples = new byte[width * height];
        for (int y = 0; y < height; y++) {
            int row = Math.min(Math.max(y - border, 0), gray.height() - 1) * gray.width();
            int to = y * width;
            Arrays.fill(samples, to, to + border, buffer.get(row));
            buffer.get(row, samples, to + border, gray.width());
            Arrays.fill(samples, to + width - border, to + width, buffer.get(row + gray.width() - 1));
        }
        return new Bordered(Image.gray(width, height, samples), border);
    }

    /** A box of the larger picture in pixels of the picture itself. */
    Box back(Box box) {
        return new Box(box.x() - pixels, box.y() - pixels, box.width(), box.height());
    }
}
