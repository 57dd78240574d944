package dev.mien.video;

import dev.mien.image.Image;
import dev.mien.source.VideoException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * Makes upright images in square pixels, all of one size, of decoded frames: BT.601 or BT.709 to RGB.
 */
final class FrameConverter implements AutoCloseable {
    /** Rows start at multiples of this many bytes: swscale's fast paths leave out the end of rows without room. */
    private static final int ALIGNMENT = 64;

    private static final int CHANNELS = 3;
    private static final int FULL_RANGE = 1;
    private static final int UNITY = 1 << 16;

    private final Geometry geometry;
    private final int stride;
    private final BytePointer pixels;
    private final ByteBuffer buffer;
    private final PointerPointer<BytePointer> planes;
    private final IntPointer strides;

    private @Nullable SwsContext scaler;
    private @Nullable Source source;

    /** What a scaler is made for. */
    private record Source(int width, int height, int format, int space, int range) {
        static Source of(AVFrame frame) {
            return new Source(frame.width(), frame.height(), frame.format(), frame.colorspace(), frame.color_range());
        }
    }

    FrameConverter(Geometry geometry) {
        this.geometry = geometry;
        stride = (geometry.width() * CHANNELS + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        pixels = new BytePointer(avutil.av_malloc((long) stride * geometry.height() + ALIGNMENT))
                .capacity((long) stride * geometry.height());
        buffer = pixels.asByteBuffer();
        planes = new PointerPointer<>(pixels, null, null, null);
        strides = new IntPointer(stride, 0, 0, 0);
    }

    /** The frame as an image; its size may differ from the first frame's and is brought to that. */
    Image convert(AVFrame frame) throws VideoException {
        SwsContext ready = scaler(Source.of(frame));
        int rows = swscale.sws_scale(ready, frame.data(), frame.linesize(), 0, frame.height(), planes, strides);
        if (rows < 1) {
            throw new VideoException("cannot be converted (" + FFmpeg.reason(rows) + ")");
        }
        return Image.copyOf(geometry.width(), geometry.height(), CHANNELS, buffer, stride)
                .turn(geometry.orientation());
    }

    private SwsContext scaler(Source wanted) throws VideoException {
        SwsContext current = scaler;
        if (current != null && wanted.equals(source)) {
            return current;
        }
        swscale.sws_freeContext(current);
        SwsContext fresh = swscale.sws_getContext(
                wanted.width(),
                wanted.height(),
                wanted.format(),
                geometry.width(),
                geometry.height(),
                avutil.AV_PIX_FMT_RGB24,
                swscale.SWS_BICUBIC,
                null,
                null,
                (DoublePointer) null);
        scaler = fresh;
        source = wanted;
        if (fresh == null) {
            throw new VideoException("its pixel format is not known here; convert it to H.264");
        }
        int range = wanted.range() == avutil.AVCOL_RANGE_JPEG ? FULL_RANGE : 0;
        swscale.sws_setColorspaceDetails(
                fresh,
                swscale.sws_getCoefficients(space(wanted)),
                range,
                swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
                FULL_RANGE,
                0,
                UNITY,
                UNITY);
        return fresh;
    }

    private static int space(Source source) {
        return source.space() == avutil.AVCOL_SPC_UNSPECIFIED
                ? usualSpace(source.width(), source.height())
                : source.space();
    }

    /** What players take for granted where a video does not say: BT.709 for high definition, BT.601 below. */
    static int usualSpace(int width, int height) {
        return width >= 1280 || height > 576 ? avutil.AVCOL_SPC_BT709 : avutil.AVCOL_SPC_SMPTE170M;
    }

    @Override
    public void close() {
        swscale.sws_freeContext(scaler);
        scaler = null;
        source = null;
        avutil.av_free(pixels);
        planes.close();
        strides.close();
    }
}
