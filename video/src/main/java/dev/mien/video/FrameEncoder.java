package dev.mien.video;

import dev.mien.image.Image;
import dev.mien.source.VideoException;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Turns images of one size into packets of H.264, or of VP9 where an FFmpeg has no H.264 encoder. */
final class FrameEncoder implements AutoCloseable {
    /** Ticks a second; a multiple of all usual frame rates, as in MPEG. */
    static final int TICKS = 90_000;

    /** Both H.264 ones play everywhere. The first is in the LGPL build, the second only in GPL ones. */
    private static final List<String> ENCODERS = List.of("libopenh264", "libx264", "libvpx-vp9");

    private static final int SECONDS_TO_SEEK = 2;
    private static final int CHANNELS = 3;
    private static final int ALIGNMENT = 64;
    private static final int UNITY = 1 << 16;

    private final AVCodecContext context;
    private final AVFrame frame;
    private final SwsContext scaler;
    private final int stride;
    private final BytePointer pixels;
    private final ByteBuffer buffer;
    private final PointerPointer<BytePointer> planes;
    private final IntPointer strides;

    private FrameEncoder(AVCodecContext context) {
        this.context = context;
        int width = context.width();
        int height = context.height();
        frame = avutil.av_frame_alloc();
        frame.width(width).height(height).format(context.pix_fmt());
        avutil.av_frame_get_buffer(frame, 0);
        scaler = swscale.sws_getContext(
                width,
                height,
                avutil.AV_PIX_FMT_RGB24,
                width,
                height,
                context.pix_fmt(),
                swscale.SWS_BICUBIC,
                null,
                null,
                (DoublePointer) null);
        IntPointer defaults = swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT);
        IntPointer space = swscale.sws_getCoefficients(context.colorspace());
        swscale.sws_setColorspaceDetails(scaler, defaults, 1, space, 0, 0, UNITY, UNITY);
        stride = (width * CHANNELS + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        pixels = new BytePointer(avutil.av_malloc((long) stride * height)).capacity((long) stride * height);
        buffer = pixels.asByteBuffer();
        planes = new PointerPointer<>(pixels, null, null, null);
        strides = new IntPointer(stride, 0, 0, 0);
    }

    /**
     * @param width of the images; an odd one is made even by repeating the last column
     * @param height likewise
     * @param globalHeader whether the container wants the codec's parameters apart from the packets
     */
    static FrameEncoder open(String name, int width, int height, WriteOptions options, boolean globalHeader)
            throws VideoException {
        AVCodec codec = codec(name);
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        AVRational rate = avutil.av_d2q(options.frameRate(), 1_000_000);
        int even = avutil.AV_PIX_FMT_YUV420P;
        context.width(width + width % 2).height(height + height % 2).pix_fmt(even);
        context.time_base(avutil.av_make_q(1, TICKS));
        context.framerate(rate);
        context.gop_size((int) Math.max(1, Math.round(options.frameRate() * SECONDS_TO_SEEK)));
        context.bit_rate(Math.round(options.bitsPerPixel() * width * height * options.frameRate()));
        context.color_range(avutil.AVCOL_RANGE_MPEG);
        context.colorspace(FrameConverter.usualSpace(width, height));
        context.color_primaries(avutil.AVCOL_PRI_BT709);
        context.color_trc(avutil.AVCOL_TRC_BT709);
        if (globalHeader) {
            context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
        }
        AVDictionary settings = new AVDictionary(null);
        avutil.av_dict_set(settings, "profile", "high", 0);
        avutil.av_dict_set(settings, "deadline", "realtime", 0);
        avutil.av_dict_set(settings, "cpu-used", "8", 0);
        int opened = avcodec.avcodec_open2(context, codec, settings);
        avutil.av_dict_free(settings);
        if (opened < 0) {
            String encoder = codec.name().getString();
            avcodec.avcodec_free_context(context);
            throw new VideoException(name + ": " + width + "x" + height + " cannot be encoded by " + encoder + " ("
                    + FFmpeg.reason(opened) + "); expected 16x16 to 3840x2160, choose another size");
        }
        return new FrameEncoder(context);
    }

    private static AVCodec codec(String name) throws VideoException {
        for (String encoder : ENCODERS) {
            AVCodec codec = avcodec.avcodec_find_encoder_by_name(encoder);
            if (codec != null) {
                return codec;
            }
        }
        throw new VideoException(name + ": this FFmpeg can encode neither H.264 nor VP9; expected one of "
                + String.join(", ", ENCODERS) + ", use org.bytedeco:ffmpeg as released");
    }

    AVCodecContext context() {
        return context;
    }

    /** Takes an image in. Less than 0 if the encoder refuses it. */
    int send(Image image, long ticks) {
        fill(image.toRgb());
        avutil.av_frame_make_writable(frame);
        swscale.sws_scale(scaler, planes, strides, 0, context.height(), frame.data(), frame.linesize());
        frame.pts(ticks);
        return avcodec.avcodec_send_frame(context, frame);
    }

    /** Row by row, the last column and row twice if there is an odd number. */
    private void fill(Image image) {
        ByteBuffer samples = image.buffer();
        int row = image.width() * CHANNELS;
        for (int y = 0; y < context.height(); y++) {
            int from = Math.min(y, image.height() - 1) * row;
            buffer.put(y * stride, samples, from, row);
            if (context.width() > image.width()) {
                buffer.put(y * stride + row, samples, from + row - CHANNELS, CHANNELS);
            }
        }
    }

    /** No more images come. */
    void finish() {
        avcodec.avcodec_send_frame(context, null);
    }

    /** Takes a packet out: whether there was one. */
    boolean receive(AVPacket packet) {
        return avcodec.avcodec_receive_packet(context, packet) == 0;
    }

    @Override
    public void close() {
        swscale.sws_freeContext(scaler);
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
        avutil.av_free(pixels);
        planes.close();
        strides.close();
    }
}
