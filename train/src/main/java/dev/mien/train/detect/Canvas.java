package dev.mien.train.detect;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A grey square that pictures are painted on; collects the labels of the faces on it. */
final class Canvas {
    private final int side;
    private final byte[] gray;
    private final List<TruthBox> faces = new ArrayList<>();

    Canvas(int side, int shade) {
        this.side = side;
        this.gray = new byte[side * side];
        Arrays.fill(gray, (byte) shade);
    }

    int side() {
        return side;
    }

    List<TruthBox> faces() {
        return faces;
    }

    Scene scene() {
        return new Scene(Image.gray(side, side, gray), faces);
    }

    /** Whole pixels, right and bottom excluded. */
    record Region(int left, int top, int right, int bottom) {
        Box box() {
            return new Box(left, top, right - left, bottom - top);
        }
    }

    Region all() {
        return new Region(0, 0, side, side);
    }

    /** Paints what the map puts into the region, with its labels. Where the picture ends, what was there stays. */
    void paint(Scene scene, Affine toCanvas, Region region) {
        int width = scene.picture().width();
        int height = scene.picture().height();
        blend(
                scene.picture(),
                toCanvas,
                region,
                p -> p.x() >= 0 && p.y() >= 0 && p.x() <= width && p.y() <= height ? 1 : 0);
        Box picture = new Box(0, 0, width, height);
        for (TruthBox face : scene.faces()) {
            Labels.cut(face, picture)
                    .flatMap(inside -> Labels.cut(Labels.map(inside, toCanvas), region.box()))
                    .ifPresent(faces::add);
        }
    }

    /** Paints one face of a picture with the hair and chin around it, in an oval that fades out at its rim. */
    void paste(Scene scene, TruthBox face, Affine toCanvas) {
        Box box = face.box();
        double rx = 0.78 * box.width();
        double ry = 0.72 * box.height();
        int width = scene.picture().width();
        int height = scene.picture().height();
        blend(scene.picture(), toCanvas, all(), p -> {
            boolean inside = p.x() >= 0 && p.y() >= 0 && p.x() <= width && p.y() <= height;
            double radius = Math.hypot(
                    (p.x() - box.center().x()) / rx, (p.y() - box.center().y()) / ry);
            return inside ? Math.max(0, Math.min(1, (1 - radius) / 0.15)) : 0;
        });
        Labels.cut(Labels.map(face, toCanvas), all().box()).ifPresent(faces::add);
    }

    /** How much of the picture covers what is below at a point of the picture, 0 to 1. */
    @FunctionalInterface
    private interface Cover {
        double at(Point point);
    }

    private void blend(Image picture, Affine toCanvas, Region region, Cover cover) {
        int regionWidth = region.right() - region.left();
        int regionHeight = region.bottom() - region.top();
        Affine toRegion = toCanvas.then(Affine.translate(-region.left(), -region.top()));
        ByteBuffer drawn = picture.warp(toRegion, regionWidth, regionHeight).buffer();
        Affine back = toRegion.inverse();
        for (int y = 0; y < regionHeight; y++) {
            for (int x = 0; x < regionWidth; x++) {
                double share = cover.at(back.apply(new Point(x + 0.5, y + 0.5)));
                if (share > 0) {
                    int at = (region.top() + y) * side + region.left() + x;
                    int over = drawn.get(y * regionWidth + x) & 0xff;
                    gray[at] = (byte) Math.round((1 - share) * (gray[at] & 0xff) + share * over);
                }
            }
        }
    }
}
