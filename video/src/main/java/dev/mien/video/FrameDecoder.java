package dev.mien.video;

import dev.mien.source.VideoException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Turns packets of one video stream into frames, which are reused. */
final class FrameDecoder implements AutoCloseable {
    private final AVCodecContext context;
    private final AVFrame frame = avutil.av_frame_alloc();

    private FrameDecoder(AVCodecContext context) {
        this.context = context;
    }

    /**
     * @param threads 1 for the least delay
     */
    static FrameDecoder open(AVStream stream, String name, long maxPixels, int threads) throws VideoException {
        int id = stream.codecpar().codec_id();
        AVCodec codec = Codecs.decoder(id, name);
        AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
        avcodec.avcodec_parameters_to_context(context, stream.codecpar());
        context.pkt_timebase(stream.time_base());
        return start(context, codec, name, maxPixels, Codecs.threads(id, threads));
    }

    /** For pictures without a container. */
    static FrameDecoder open(int codecId, String name, long maxPixels) throws VideoException {
        AVCodec codec = Codecs.decoder(codecId, name);
        return start(avcodec.avcodec_alloc_context3(codec), codec, name, maxPixels, 1);
    }

    private static FrameDecoder start(AVCodecContext context, AVCodec codec, String name, long maxPixels, int threads)
            throws VideoException {
        context.max_pixels(maxPixels);
        context.thread_count(threads);
        if (threads == 1) {
            context.flags(context.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
        }
        int opened = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
        if (opened < 0) {
            avcodec.avcodec_free_context(context);
            throw new VideoException(name + ": its video codec (" + codec.name().getString() + ") cannot be started ("
                    + FFmpeg.reason(opened) + "); convert it to H.264");
        }
        return new FrameDecoder(context);
    }

    /** Gives a packet in; null at the end. Less than 0 if it is damaged. */
    int send(@Nullable AVPacket packet) {
        return avcodec.avcodec_send_packet(context, packet);
    }

    /** Takes a frame out into {@link #frame}: 0, or AVERROR(EAGAIN) for more packets, AVERROR_EOF, or damage. */
    int receive() {
        return avcodec.avcodec_receive_frame(context, frame);
    }

    /** Forgets what it was given, as is due after a seek. */
    void flush() {
        avcodec.avcodec_flush_buffers(context);
    }

    /** Valid until the next {@link #receive}. */
    AVFrame frame() {
        return frame;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.avcodec_free_context(context);
    }
}
