package dev.mien.video;

import dev.mien.image.EncodedPicture;
import dev.mien.image.Image;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;

/** JPEG 2000, as a bare code stream or in its boxes: FFmpeg's decoder takes both. */
final class Jpeg2000Picture implements EncodedPicture {
    /** Start of code stream, and the marker of the size, which follows at once. */
    private static final int START_AND_SIZE = 0xff4fff51;

    private static final int SIZE_FIELDS = 42;
    private static final int MOST_CHANNELS = 5;

    private final byte[] encoded;
    private final int width;
    private final int height;
    private final int channels;

    Jpeg2000Picture(byte[] encoded) throws IOException {
        this.encoded = encoded;
        ByteBuffer file = ByteBuffer.wrap(encoded);
        int at = 0;
        while (at + SIZE_FIELDS <= encoded.length && file.getInt(at) != START_AND_SIZE) {
            at++;
        }
        if (at + SIZE_FIELDS > encoded.length) {
            throw new IOException("no code stream in it");
        }
        // The picture's place on a grid of its own: right and lower end, then left and upper.
        long wide = Integer.toUnsignedLong(file.getInt(at + 8)) - Integer.toUnsignedLong(file.getInt(at + 16));
        long high = Integer.toUnsignedLong(file.getInt(at + 12)) - Integer.toUnsignedLong(file.getInt(at + 20));
        channels = Short.toUnsignedInt(file.getShort(at + 40));
        if (wide < 1 || high < 1 || wide > Integer.MAX_VALUE || high > Integer.MAX_VALUE) {
            throw new IOException("no width or height");
        } else if (channels < 1 || channels > MOST_CHANNELS) {
            throw new IOException(channels + " samples a pixel");
        }
        width = (int) wide;
        height = (int) high;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** Wavelet coefficients of four bytes and samples of two for each channel, and the pixels twice. */
    @Override
    public long cost() {
        return (long) width * height * (6L * channels + 6) + 2L * encoded.length;
    }

    @Override
    public Image decode() throws IOException {
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            avcodec.av_new_packet(packet, encoded.length);
            packet.data().put(encoded, 0, encoded.length);
            FrameDecoder decoder = FrameDecoder.open(
                    avcodec.AV_CODEC_ID_JPEG2000, "JPEG 2000", PictureFrames.mostPixels(width, height));
            return PictureFrames.decode(decoder, packet);
        } finally {
            avcodec.av_packet_free(packet);
        }
    }
}
