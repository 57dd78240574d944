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
import java.util.Optional;

/** A grey square that pictures are painted on; collects the labels of the faces on it. */
final class Canvas {
    /** Share of the radius over which the rim of a pasted head fades out. */
    private static final double FADING = 0.15;

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
        blend(scene.picture(), toCanvas, region, (x, y) -> x >= 0 && y >= 0 && x <= width && y <= height ? 1 : 0);
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
        blend(scene.picture(), toCanvas, all(), (x, y) -> {
            double dx = (x - box.center().x()) / rx;
            double dy = (y - box.center().y()) / ry;
            double square = dx * dx + dy * dy;
            boolean covers = square < 1 && x >= 0 && y >= 0 && x <= width && y <= height;
            return covers ? Math.min(1, (1 - Math.sqrt(square)) / FADING) : 0;
        });
        Labels.cut(Labels.map(face, toCanvas), all().box()).ifPresent(faces::add);
    }

    /** How much of the picture covers what is below at a point of the picture, 0 to 1. */
    @FunctionalInterface
    private interface Cover {
        double at(double x, double y);
    }

    private void blend(Image picture, Affine toCanvas, Region region, Cover cover) {
        Optional<Region> reached = reached(picture, toCanvas, region);
        if (reached.isEmpty()) {
            return;
        }
        Region part = reached.get();
        int width = part.right() - part.left();
        int height = part.bottom() - part.top();
        Affine toPart = toCanvas.then(Affine.translate(-part.left(), -part.top()));
        ByteBuffer drawn = picture.warp(toPart, width, height).buffer();
        Affine back = toPart.inverse();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double px = back.a() * (x + 0.5) + back.b() * (y + 0.5) + back.c();
                double py = back.d() * (x + 0.5) + back.e() * (y + 0.5) + back.f();
                double share = cover.at(px, py);
                if (share > 0) {
                    int at = (part.top() + y) * side + part.left() + x;
                    int over = drawn.get(y * width + x) & 0xff;
                    gray[at] = (byte) (int) ((1 - share) * (gray[at] & 0xff) + share * over + 0.5);
                }
            }
        }
    }

    /** The part of a region that a picture may touch. */
    private static Optional<Region> reached(Image picture, Affine toCanvas, Region region) {
        Point center = toCanvas.apply(new Point(picture.width() / 2.0, picture.height() / 2.0));
        double halfWidth = (Math.abs(toCanvas.a()) * picture.width() + Math.abs(toCanvas.b()) * picture.height()) / 2;
        double halfHeight = (Math.abs(toCanvas.d()) * picture.width() + Math.abs(toCanvas.e()) * picture.height()) / 2;
        int left = (int) Math.max(region.left(), Math.floor(center.x() - halfWidth));
        int top = (int) Math.max(region.top(), Math.floor(center.y() - halfHeight));
        int right = (int) Math.min(region.right(), Math.ceil(center.x() + halfWidth));
        int bottom = (int) Math.min(region.bottom(), Math.ceil(center.y() + halfHeight));
        return left < right && top < bottom ? Optional.of(new Region(left, top, right, bottom)) : Optional.empty();
    }
}
