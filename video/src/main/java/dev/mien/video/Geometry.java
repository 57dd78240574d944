package dev.mien.video;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.IntPointer;

/**
 * How stored frames become upright ones.
 *
 * @param width of the stored frame in square pixels
 * @param height of the stored frame
 * @param orientation 1 to 8 as in EXIF
 */
record Geometry(int width, int height, int orientation) {
    /** Pixels that are said to be more oblong than this are a mistake in the file. */
    private static final double MOST_OBLONG = 4;

    static Geometry of(AVCodecParameters parameters, AVRational pixelShape) {
        double oblong = pixelShape.num() > 0 && pixelShape.den() > 0 ? (double) pixelShape.num() / pixelShape.den() : 1;
        if (oblong > MOST_OBLONG || oblong < 1 / MOST_OBLONG) {
            oblong = 1;
        }
        int width = (int) Math.max(1, Math.round(parameters.width() * oblong));
        return new Geometry(width, parameters.height(), orientation(parameters));
    }

    private static int orientation(AVCodecParameters parameters) {
        return orientation(parameters.coded_side_data(), parameters.nb_coded_side_data());
    }

    /** As the display matrix among what is said beside the packets asks for, 1 if there is none. */
    static int orientation(AVPacketSideData said, int count) {
        AVPacketSideData matrix = avcodec.av_packet_side_data_get(said, count, avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.isNull() || matrix.size() < 9 * Integer.BYTES) {
            return 1;
        }
        IntPointer m = new IntPointer(matrix.data());
        return orientation(m.get(0), m.get(1), m.get(3), m.get(4));
    }

    /**
     * Of a display matrix, which takes (x, y) to (a x + c y, b x + d y), to the nearest right angle.
     */
    static int orientation(int a, int b, int c, int d) {
        if (Math.abs((long) a) >= Math.abs((long) b)) {
            return a >= 0 ? (d >= 0 ? 1 : 4) : (d >= 0 ? 2 : 3);
        }
        return b >= 0 ? (c >= 0 ? 5 : 6) : (c >= 0 ? 8 : 7);
    }

    int uprightWidth() {
        return orientation >= 5 ? height : width;
    }

    int uprightHeight() {
        return orientation >= 5 ? width : height;
    }
}
