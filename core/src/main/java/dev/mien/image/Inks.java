package dev.mien.image;

import java.awt.color.ICC_Profile;
import java.util.Optional;

/** Cyan, magenta, yellow and black to red, green and blue. */
final class Inks {
    private Inks() {}

    /**
     * @param inks four bands, a fifth and more not looked at; 255 is all of an ink
     * @param ycck whether the first three bands are luma and chroma of the light that the inks leave, as YCCK has it
     * @param inverted whether 255 is none of an ink, as Adobe's programs write it into JPEG
     * @param profile how the inks look; without one, or with one of other colours, they are ideal
     */
    static Image toRgb(BufferedImages.Rows inks, boolean ycck, boolean inverted, Optional<byte[]> profile) {
        int width = inks.width();
        int height = inks.height();
        Optional<ICC_Profile> look = profile.flatMap(bytes -> IccProfiles.parse(bytes, "CMYK"));
        Optional<ColourConversion> conversion = look.flatMap(found -> ColourConversion.of(found, width));
        byte[] samples = new byte[width * height * 3];
        int bands = inks.bands();
        int[] row = new int[width * bands];
        byte[] four = new byte[width * 4];
        for (int y = 0; y < height; y++) {
            inks.read(y, row);
            for (int x = 0; x < width; x++) {
                ink(row, x * bands, four, x * 4, ycck, inverted);
            }
            if (conversion.isPresent()) {
                conversion.get().row(four, samples, y * width * 3);
            } else {
                ideal(four, samples, y * width * 3);
            }
        }
        return new Image(width, height, 3, samples);
    }

    private static void ink(int[] from, int at, byte[] to, int out, boolean ycck, boolean inverted) {
        int c = from[at];
        int m = from[at + 1];
        int y = from[at + 2];
        if (ycck) {
            double luma = c;
            double blue = m - 128;
            double red = y - 128;
            c = 255 - clamp(luma + 1.402 * red);
            m = 255 - clamp(luma - 0.344136 * blue - 0.714136 * red);
            y = 255 - clamp(luma + 1.772 * blue);
        }
        int flip = inverted ? 255 : 0;
        to[out] = (byte) (c ^ flip);
        to[out + 1] = (byte) (m ^ flip);
        to[out + 2] = (byte) (y ^ flip);
        to[out + 3] = (byte) (from[at + 3] ^ flip);
    }

    private static int clamp(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    /** Each ink takes its share of the light that the black lets through. */
    private static void ideal(byte[] inks, byte[] rgb, int to) {
        for (int at = 0; at < inks.length; at += 4) {
            int light = 255 - (inks[at + 3] & 0xff);
            for (int c = 0; c < 3; c++) {
                rgb[to++] = (byte) (((255 - (inks[at + c] & 0xff)) * light + 127) / 255);
            }
        }
    }
}
