package dev.mien.image;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Optional;

/** Rows of bytes from the colours of an ICC profile to sRGB, one row at a time, so that it takes no picture's memory. */
final class ColourConversion {
    private final ColorConvertOp op;
    private final WritableRaster in;
    private final WritableRaster out;

    private ColourConversion(ICC_Profile from, int width) {
        ICC_Profile srgb = ((ICC_ColorSpace) ColorSpace.getInstance(ColorSpace.CS_sRGB)).getProfile();
        op = new ColorConvertOp(new ICC_Profile[] {from, srgb}, null);
        in = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, from.getNumComponents(), null);
        out = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 3, null);
    }

    /** Nothing if the profile turns out to be damaged. */
    static Optional<ColourConversion> of(ICC_Profile from, int width) {
        try {
            ColourConversion conversion = new ColourConversion(from, width);
            // The profile is not looked into before the first row.
            conversion.op.filter(conversion.in, conversion.out);
            return Optional.of(conversion);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** @param samples one row, as many channels as the profile has */
    void row(byte[] samples, byte[] rgb, int to) {
        byte[] buffer = ((DataBufferByte) in.getDataBuffer()).getData();
        System.arraycopy(samples, 0, buffer, 0, buffer.length);
        op.filter(in, out);
        byte[] converted = ((DataBufferByte) out.getDataBuffer()).getData();
        System.arraycopy(converted, 0, rgb, to, converted.length);
    }

    /** The picture in sRGB; as it is if the profile is none for its channels, is damaged, or asks for no change. */
    static Image apply(byte[] profile, Image picture) {
        if (picture.isGray() || IccProfiles.isSrgb(profile)) {
            return picture;
        }
        return IccProfiles.parse(profile, "RGB ")
                .flatMap(icc -> of(icc, picture.width()))
                .map(conversion -> conversion.picture(picture))
                .orElse(picture);
    }

    private Image picture(Image picture) {
        int row = picture.width() * 3;
        byte[] rgb = new byte[picture.samples().length];
        byte[] samples = new byte[row];
        for (int at = 0; at < rgb.length; at += row) {
            System.arraycopy(picture.samples(), at, samples, 0, row);
            row(samples, rgb, at);
        }
        return new Image(picture.width(), picture.height(), 3, rgb);
    }
}
