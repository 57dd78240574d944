package dev.mien.train.detect;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A square in colour that pictures are painted on; collects the labels of the faces on it. */
final class Canvas {
    private static final int CHANNELS = 3;

    private final int side;
    private final byte[] samples;
    private final List<TruthBox> faces = new ArrayList<>();

    Canvas(int side, int shade) {
        this.side = side;
        this.samples = new byte[CHANNELS * side * side];
        Arrays.fill(samples, (byte) shade);
    }

    int side() {
        return side;
    }

    List<TruthBox> faces() {
        return faces;
    }

    Scene scene() {
        return new Scene(Image.rgb(side, side, samples), faces);
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
        paint(scene, toCanvas, region, Cover.WHOLE);
    }

    /** Paints a picture, or the part of it that the cover leaves, over what is there, with its labels. */
    void paste(Scene scene, Affine toCanvas, Cover cover) {
        paint(scene, toCanvas, all(), cover);
    }

    private void paint(Scene scene, Affine toCanvas, Region region, Cover cover) {
        blend(scene.picture(), toCanvas, region, cover);
        Box picture = new Box(0, 0, scene.picture().width(), scene.picture().height());
        for (TruthBox face : scene.faces()) {
            Labels.cut(face, picture)
                    .flatMap(inside -> Labels.cut(Labels.map(inside, toCanvas), region.box()))
                    .ifPresent(faces::add);
        }
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
        ByteBuffer drawn = picture.warp(toPart, width, height).toRgb().buffer();
        Affine back = toPart.inverse();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double px = back.a() * (x + 0.5) + back.b() * (y + 0.5) + back.c();
                double py = back.d() * (x + 0.5) + back.e() * (y + 0.5) + back.f();
                boolean inside = px >= 0 && py >= 0 && px <= picture.width() && py <= picture.height();
                double share = inside ? cover.at(px, py) : 0;
                if (share > 0) {
                    int at = CHANNELS * ((part.top() + y) * side + part.left() + x);
                    int from = CHANNELS * (y * width + x);
                    for (int c = 0; c < CHANNELS; c++) {
                        int over = drawn.get(from + c) & 0xff;
                        samples[at + c] = (byte) (int) ((1 - share) * (samples[at + c] & 0xff) + share * over + 0.5);
                    }
                }
            }
        }
    }

    /** The part of a region that a picture may touch. */
    private static Optional<Region> reached(Image picture, Affine toCanvas, Region region) {
        Box box = Labels.around(new Box(0, 0, picture.width(), picture.height()), toCanvas);
        int left = (int) Math.max(region.left(), Math.floor(box.x()));
        int top = (int) Math.max(region.top(), Math.floor(box.y()));
        int right = (int) Math.min(region.right(), Math.ceil(box.right()));
        int bottom = (int) Math.min(region.bottom(), Math.ceil(box.bottom()));
        return left < right && top < bottom ? Optional.of(new Region(left, top, right, bottom)) : Optional.empty();
    }
}
