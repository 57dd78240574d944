package dev.mien.video;

import dev.mien.image.Image;
import dev.mien.source.VideoException;
import java.io.EOFException;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** Single frames as pictures. */
final class PictureFrames {
    /** Decoders make room for whole blocks. */
    private static final int BLOCK = 128;

    private PictureFrames() {}

    /** Pixels that a decoder may make room for, for a picture of a size that its header says. */
    static long mostPixels(int width, int height) {
        return ((long) width + BLOCK) * ((long) height + BLOCK);
    }

    /** Decodes the one frame of a packet, in its own size, and closes the decoder. */
    static Image decode(FrameDecoder decoder, AVPacket packet) throws IOException {
        try (decoder) {
            int sent = decoder.send(packet);
            if (sent < 0) {
                throw new IOException(FFmpeg.reason(sent));
            }
            decoder.send(null);
            int received = decoder.receive();
            if (received == avutil.AVERROR_EOF) {
                throw new EOFException();
            } else if (received < 0) {
                throw new IOException(FFmpeg.reason(received));
            }
            return image(decoder.frame());
        }
    }

    private static Image image(AVFrame frame) throws VideoException {
        if (frame.colorspace() == avutil.AVCOL_SPC_UNSPECIFIED) {
            // Of pictures, whatever their size; of videos it is a matter of size (ISO 23000-22, 7.3.6.4).
            frame.colorspace(avutil.AVCOL_SPC_SMPTE170M);
        }
        try (FrameConverter converter = new FrameConverter(new Geometry(frame.width(), frame.height(), 1))) {
            return converter.convert(frame);
        }
    }
}
