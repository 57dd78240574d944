package dev.mien.train.landmark;

import dev.mien.face.FacePart;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Opens mouths and closes eyes, pixels and points alike, because people on television, of whom the training pictures are,
 * seldom shout or blink. Everything happens along the columns of a frame that lies along the mouth or the eye: unit half
 * its width, x to the left of the person, y down the face.
 */
final class Grimace {
    /** Half widths of the mouth from its middle to where the jaw does not move. */
    private static final double JAW_REACH = 3;
    /** Half widths of the mouth below its line from where the skin moves as the jaw does. */
    private static final double CHIN = 1.2;
    /** Half widths of the eye over which the lid is drawn down. */
    private static final double LID = 0.8;

    private Grimace() {}

    /** Where the pixels of a column come from, and where its points go. */
    private interface Column {
        /** Whether pixels there may come from elsewhere. */
        boolean touches(double x, double y);

        /** The y to copy from, or NaN where something new comes to light. */
        double source(double x, double y);

        double moved(double x, double y);
    }

    /**
     * Draws the jaw down: chin and lower lip follow, the corners stay, and it is dark between the lips.
     *
     * @param drop of the chin, in half widths of the mouth
     */
    static Portrait openMouth(Portrait portrait, double drop, SplittableRandom random) {
        List<Point> upper = FacePart.INNER_LIPS.upper(portrait.points());
        List<Point> lower = FacePart.INNER_LIPS.lower(portrait.points());
        int last = upper.size() - 1;
        Affine toMouth = along(upper.get(0), upper.get(last));
        List<Point> line = new ArrayList<>(List.of(toMouth.apply(upper.get(0))));
        for (int i = 1; i < last; i++) {
            line.add(toMouth.apply(Point.mean(List.of(upper.get(i), lower.get(i)))));
        }
        line.add(toMouth.apply(upper.get(last)));
        Column jaw = new Column() {
            @Override
            public boolean touches(double x, double y) {
                return Math.abs(x) < JAW_REACH && y > -1;
            }

            @Override
            public double moved(double x, double y) {
                double below = y - height(line, x);
                double chin = Math.min(1, below / CHIN);
                return below < 0 ? y : y + drop * (lips(x) + chin * (jaw(x) - lips(x)));
            }

            @Override
            public double source(double x, double y) {
                double middle = height(line, x);
                double below = y - middle;
                double lips = drop * lips(x);
                if (below <= 0) {
                    return y;
                }
                if (below < lips) {
                    return Double.NaN;
                }
                double jaw = drop * jaw(x);
                double source = (below - lips) / (1 + (jaw - lips) / CHIN);
                return middle + (source < CHIN ? source : below - jaw);
            }
        };
        return bent(portrait, toMouth, jaw, point -> true, random);
    }

    /** How far the jaw takes the skin with it, 0 to 1. */
    private static double jaw(double x) {
        return Math.abs(x) < JAW_REACH ? Math.pow(Math.cos(Math.PI / 2 * x / JAW_REACH), 2) : 0;
    }

    /** How far the lower lip goes, 0 to 1: an open mouth is round. */
    private static double lips(double x) {
        return Math.min(jaw(x), Math.sqrt(Math.max(0, 1 - x * x)));
    }

    /**
     * Draws a lid over an eye.
     *
     * @param share of the opening that is covered, 0 to 1
     */
    static Portrait closeEye(Portrait portrait, FacePart eye, double share, SplittableRandom random) {
        List<Point> lid = eye.upper(portrait.points());
        Affine toEye = along(lid.get(0), lid.get(lid.size() - 1));
        List<Point> upper = lid.stream().map(toEye::apply).toList();
        List<Point> lower =
                eye.lower(portrait.points()).stream().map(toEye::apply).toList();
        Column drawing = new Column() {
            @Override
            public boolean touches(double x, double y) {
                return Math.abs(x) < 1 && Math.abs(y) < 2;
            }

            private double drawn(double x) {
                return share * Math.max(0, height(lower, x) - height(upper, x));
            }

            @Override
            public double moved(double x, double y) {
                // The lower lid's points, and the corners, lie on or below the lower line.
                return Math.abs(y - height(upper, x)) < Math.abs(y - height(lower, x)) ? y + drawn(x) : y;
            }

            @Override
            public double source(double x, double y) {
                double edge = height(upper, x);
                double from = edge - LID;
                double to = edge + drawn(x);
                return y > from && y < to ? from + (y - from) * LID / (to - from) : y;
            }
        };
        return bent(portrait, toEye, drawing, eye::holds, random);
    }

    /** The height of a line at x; beyond its ends that of the end. */
    private static double height(List<Point> line, double x) {
        for (int i = 1; i < line.size(); i++) {
            Point from = line.get(i - 1);
            Point to = line.get(i);
            if (x < to.x() || i == line.size() - 1) {
                double t = (x - from.x()) / Math.max(1e-6, to.x() - from.x());
                return from.y() + Math.max(0, Math.min(1, t)) * (to.y() - from.y());
            }
        }
        throw new IllegalArgumentException("a line needs two points or more, got " + line);
    }

    /** Takes one point to x = -1 and the other to x = 1. */
    private static Affine along(Point right, Point left) {
        return Affine.similarity(List.of(right, left), List.of(new Point(-1, 0), new Point(1, 0)));
    }

    private static Portrait bent(
            Portrait portrait, Affine toPart, Column column, IntPredicate follows, SplittableRandom random) {
        Affine back = toPart.inverse();
        Image picture = portrait.picture();
        int channels = picture.channels();
        ByteBuffer in = picture.buffer();
        byte[] out = new byte[in.remaining()];
        in.get(0, out);
        double dark = random.nextDouble(0.1, 0.5);
        double teeth = random.nextDouble() < 0.4 ? random.nextDouble(0.1, 0.3) : 0;
        for (int row = 0, at = 0; row < picture.height(); row++) {
            for (int x = 0; x < picture.width(); x++, at += channels) {
                double partX = toPart.a() * (x + 0.5) + toPart.b() * (row + 0.5) + toPart.c();
                double partY = toPart.d() * (x + 0.5) + toPart.e() * (row + 0.5) + toPart.f();
                if (!column.touches(partX, partY)) {
                    continue;
                }
                double source = column.source(partX, partY);
                boolean hidden = Double.isNaN(source);
                // Hidden parts take the lip's colour, darkened; some show teeth below the upper lip.
                Point from = back.apply(new Point(partX, hidden ? Math.min(partY, 0) : source));
                boolean bright = hidden && partY < teeth;
                for (int c = 0; c < channels; c++) {
                    double value = bilinear(in, picture, from, c);
                    out[at + c] = (byte) (int) (bright ? Math.min(255, 1.4 * value) : hidden ? dark * value : value);
                }
            }
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < portrait.points().size(); i++) {
            Point place = toPart.apply(portrait.points().get(i));
            points.add(
                    follows.test(i)
                            ? back.apply(new Point(place.x(), column.moved(place.x(), place.y())))
                            : portrait.points().get(i));
        }
        Image bent = channels == 1
                ? Image.gray(picture.width(), picture.height(), out)
                : Image.rgb(picture.width(), picture.height(), out);
        return new Portrait(bent, points, portrait.trust());
    }

    private static double bilinear(ByteBuffer in, Image picture, Point at, int channel) {
        double x = Math.max(0, Math.min(picture.width() - 1, at.x() - 0.5));
        double y = Math.max(0, Math.min(picture.height() - 1, at.y() - 0.5));
        int x0 = (int) x;
        int y0 = (int) y;
        int x1 = Math.min(picture.width() - 1, x0 + 1);
        int y1 = Math.min(picture.height() - 1, y0 + 1);
        double fx = x - x0;
        double fy = y - y0;
        double top = (1 - fx) * value(in, picture, x0, y0, channel) + fx * value(in, picture, x1, y0, channel);
        double bottom = (1 - fx) * value(in, picture, x0, y1, channel) + fx * value(in, picture, x1, y1, channel);
        return (1 - fy) * top + fy * bottom;
    }

    private static int value(ByteBuffer in, Image picture, int x, int y, int channel) {
        return in.get((y * picture.width() + x) * picture.channels() + channel) & 0xff;
    }
}
