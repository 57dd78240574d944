package dev.mien.report.paint;

import dev.mien.face.HeatMap;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * Lays a heat map over a picture: what lies under it turns grey, so that every colour there is heat, and the colour of
 * the sign covers the grey the more, the larger the value. The scale is stretched: it begins at the median magnitude, or at half of
 * the largest if that is less, so that a network's maps, in which no place says nothing, show where they say most.
 */
final class HeatPaint {
    private static final double MOST_COVER = 0.75;

    private HeatPaint() {}

    /**
     * @param mapToPicture maps the unit square, which the heat map covers, to pixels of the picture
     * @throws ArithmeticException if the map is singular
     */
    static void over(BufferedImage picture, HeatMap heat, Affine mapToPicture) {
        Affine toMap = mapToPicture.inverse();
        double least = Math.min(heat.median(), heat.largest() / 2.0);
        double range = Math.max(heat.largest() - least, Float.MIN_NORMAL);
        int[] x = range(mapToPicture.a(), mapToPicture.b(), mapToPicture.c(), picture.getWidth());
        int[] y = range(mapToPicture.d(), mapToPicture.e(), mapToPicture.f(), picture.getHeight());
        for (int row = y[0]; row < y[1]; row++) {
            for (int column = x[0]; column < x[1]; column++) {
                Point at = toMap.apply(new Point(column + 0.5, row + 0.5));
                if (at.x() >= 0 && at.x() < 1 && at.y() >= 0 && at.y() < 1) {
                    double value = heat.sample(at.x(), at.y());
                    double strength = Math.max(0, Math.abs(value) - least) / range;
                    picture.setRGB(column, row, mix(grey(picture.getRGB(column, row)), Math.copySign(strength, value)));
                }
            }
        }
    }

    /** First and behind-last pixel that {@code p u + q v + offset} may reach for u and v of 0 to 1, within the picture. */
    private static int[] range(double p, double q, double offset, int size) {
        double least = offset + Math.min(0, p) + Math.min(0, q);
        double most = offset + Math.max(0, p) + Math.max(0, q);
        return new int[] {(int) Math.max(0, Math.floor(least)), (int) Math.min(size, Math.ceil(most))};
    }

    private static int grey(int rgb) {
        return (int) Math.round(0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff));
    }

    /** @param value -1 (all against) to 1 (all for) */
    private static int mix(int grey, double value) {
        Color color = value > 0 ? Palette.FOR : Palette.AGAINST;
        double cover = MOST_COVER * Math.abs(value);
        return mix(grey, color.getRed(), cover) << 16
                | mix(grey, color.getGreen(), cover) << 8
                | mix(grey, color.getBlue(), cover);
    }

    private static int mix(int under, int over, double cover) {
        return (int) Math.round(under + cover * (over - under));
    }
}
