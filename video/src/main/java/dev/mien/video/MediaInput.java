package dev.mien.video;

import dev.mien.source.VideoException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** An opened container: its packets, and the video stream among them. */
final class MediaInput implements AutoCloseable {
    /** FFmpeg would also draw text files as pictures and fetch what play lists name. */
    static final String CONTAINERS = "mov,matroska,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,mjpeg,h264,hevc,m4v,ivf,"
            + "obu,gif,dv,mxf,wtv,rm,nut,yuv4mpegpipe";

    /** Of streams that lead nowhere else. */
    private static final String CONFINED = CONTAINERS + ",rtsp,mpjpeg,aac,mp3";

    private static final String STREAMS = CONTAINERS + ",rtsp,rtp,sdp,hls,dash,live_flv,mpjpeg,aac,mp3,webvtt";
    /** A file leads nowhere else. A play list that was fetched from an address may name others, but no file of this machine. */
    private static final String PROTOCOLS = "http,https,httpproxy,tcp,tls,crypto,udp,rtp,srtp,rtmp,rtmps,rtmpt,srt";

    private final Medium medium;
    private final Deadline deadline;
    private final Duration timeout;
    private final AVFormatContext context;
    private final AVStream video;

    private MediaInput(Medium medium, Deadline deadline, Duration timeout, AVFormatContext context, AVStream video) {
        this.medium = medium;
        this.deadline = deadline;
        this.timeout = timeout;
        this.context = context;
        this.video = video;
    }

    static MediaInput open(Medium medium, ReadOptions options, Deadline deadline) throws VideoException {
        FFmpeg.load();
        requireFrames(medium);
        if (medium.kind() == Medium.Kind.CAMERA) {
            FFmpeg.loadDevices();
        }
        AVFormatContext context = avformat.avformat_alloc_context();
        deadline.guard(context);
        deadline.restart(options.timeout());
        AVDictionary settings = settings(medium, options);
        AVInputFormat device =
                medium.kind() == Medium.Kind.CAMERA ? avformat.av_find_input_format("video4linux2") : null;
        int opened;
        try (BytePointer address = new BytePointer(medium.address(), StandardCharsets.UTF_8)) {
            opened = avformat.avformat_open_input(context, address, device, settings);
        }
        avutil.av_dict_free(settings);
        if (opened < 0) {
            throw new VideoException(notOpened(medium, opened, deadline, options.timeout()));
        }
        try {
            AVStream video = video(context, medium, options, deadline);
            return new MediaInput(medium, deadline, options.timeout(), context, video);
        } catch (VideoException | RuntimeException e) {
            avformat.avformat_close_input(context);
            throw e;
        }
    }

    private static void requireFrames(Medium medium) throws VideoException {
        Optional<Path> file = medium.file();
        if (file.isPresent() && !ItemTables.framesHaveBytes(file.get())) {
            throw new VideoException(
                    medium.name()
                            + ": damaged, a picture in it has no bytes; expected a video, get it again from where it came from");
        }
    }

    private static AVDictionary settings(Medium medium, ReadOptions options) {
        AVDictionary settings = new AVDictionary(null);
        if (medium.kind() != Medium.Kind.CAMERA) {
            avutil.av_dict_set(
                    settings,
                    "format_whitelist",
                    medium.isFile() ? CONTAINERS : options.confined() ? CONFINED : STREAMS,
                    0);
            avutil.av_dict_set(settings, "codec_whitelist", Codecs.whitelist(), 0);
            avutil.av_dict_set(
                    settings,
                    "protocol_whitelist",
                    medium.isFile() ? "file" : options.confined() ? "http,tcp" : PROTOCOLS,
                    0);
        }
        if (!medium.isFile()) {
            if (options.confined()) {
                avutil.av_dict_set(settings, "rtsp_transport", "tcp", 0);
                // The environment's would lead past the relay.
                avutil.av_dict_set(settings, "http_proxy", "", 0);
            }
            // Datagrams get lost and are kept out by fire walls; asked for first, TCP is what cameras give.
            avutil.av_dict_set(settings, "rtsp_flags", "prefer_tcp", 0);
            // Of recordings over HTTP: goes on where the connection broke.
            avutil.av_dict_set(settings, "reconnect", "1", 0);
        }
        return settings;
    }

    private static AVStream video(AVFormatContext context, Medium medium, ReadOptions options, Deadline deadline)
            throws VideoException {
        requirePixels(context, medium, options);
        int known = avformat.avformat_find_stream_info(context, (PointerPointer<?>) null);
        requirePixels(context, medium, options);
        int index =
                avformat.av_find_best_stream(context, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, (PointerPointer<?>) null, 0);
        boolean found = index >= 0 && !isCover(context.streams(index));
        if (found && context.streams(index).codecpar().width() > 0) {
            return context.streams(index);
        } else if (!medium.isFile() && deadline.expired()) {
            throw new VideoException(silent(medium, options.timeout()));
        } else if (found) {
            throw new VideoException(
                    medium.name()
                            + ": no picture in it can be decoded, expected a complete video; get it again from where it came from");
        }
        throw new VideoException(medium.name()
                + (known < 0 && context.nb_streams() == 0
                        ? ": damaged or cut off before its first picture, expected a video; get it again from where it came from"
                        : ": holds no video stream, only sound or data; name a file with pictures"));
    }

    private static boolean isCover(AVStream stream) {
        return (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
    }

    private static void requirePixels(AVFormatContext context, Medium medium, ReadOptions options)
            throws VideoException {
        for (int i = 0; i < context.nb_streams(); i++) {
            AVCodecParameters parameters = context.streams(i).codecpar();
            if ((long) parameters.width() * parameters.height() > options.maxPixels()) {
                throw new VideoException(String.format(
                        Locale.ROOT,
                        "%s: %dx%d pixels a frame, above the limit of %,d; scale it down or raise the limit (maxPixels)",
                        medium.name(),
                        parameters.width(),
                        parameters.height(),
                        options.maxPixels()));
            }
        }
    }

    private static String notOpened(Medium medium, int error, Deadline deadline, Duration timeout) {
        String reason = FFmpeg.reason(error);
        return switch (medium.kind()) {
            case FILE ->
                medium.name() + ": not a video, or its beginning or index is missing (" + reason
                        + "); expected mp4, mov, mkv, webm, avi or the like, get it again from where it came from";
            case STREAM ->
                deadline.expired()
                        ? silent(medium, timeout)
                        : medium.name() + ": no connection (" + reason
                                + "); check the address, the password and that the server runs";
            case CAMERA ->
                medium.name() + ": the camera cannot be opened (" + reason
                        + "); check that it is plugged in, not in use, and that you may read it";
        };
    }

    private static String silent(Medium medium, Duration timeout) {
        return medium.name() + ": nothing came within " + timeout.toMillis() / 1000.0
                + " s; check the address and the network, or raise the time-out";
    }

    AVStream video() {
        return video;
    }

    /** Reads the next packet of any stream; gives what av_read_frame gives. */
    int read(AVPacket packet) {
        deadline.restart(timeout);
        return avformat.av_read_frame(context, packet);
    }

    boolean isVideo(AVPacket packet) {
        return packet.stream_index() == video.index();
    }

    /** Where a packet ends on the medium's clock, in nanoseconds from the start of the medium, if it says so. */
    OptionalLong end(AVPacket packet) {
        long start = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
        if (start == avutil.AV_NOPTS_VALUE) {
            return OptionalLong.empty();
        }
        AVRational base = context.streams(packet.stream_index()).time_base();
        return OptionalLong.of(FFmpeg.nanos(start + Math.max(0, packet.duration()), base) - origin().orElse(0));
    }

    /** The time stamp of the start of the medium in nanoseconds, if it names one. */
    OptionalLong origin() {
        long start = context.start_time();
        return start == avutil.AV_NOPTS_VALUE ? OptionalLong.empty() : OptionalLong.of(start * 1000);
    }

    /**
     * Goes to a key frame some time before a place on the medium's clock, or to the start.
     *
     * @return whether it could; if not, reading goes on from where it was
     */
    boolean seek(Duration time) {
        long start = context.start_time();
        if (start == avutil.AV_NOPTS_VALUE) {
            return false;
        }
        deadline.restart(timeout);
        long target = start + Math.max(0, time.toNanos() / 1000);
        return avformat.avformat_seek_file(context, -1, Long.MIN_VALUE, target, target, 0) >= 0;
    }

    /** Frames a second as declared. */
    OptionalDouble frameRate() {
        AVRational rate = avformat.av_guess_frame_rate(context, video, null);
        return rate.num() > 0 && rate.den() > 0
                ? OptionalDouble.of((double) rate.num() / rate.den())
                : OptionalDouble.empty();
    }

    /** Length of the medium as its header says it; empty where it is open-ended, or guessed from the file's size. */
    Optional<Duration> duration() {
        boolean declared = context.duration_estimation_method() != avformat.AVFMT_DURATION_FROM_BITRATE;
        long length = declared ? Math.max(0, context.duration()) * 1000 : 0;
        if (context.iformat().name().getString().equals("avi")
                && video.avg_frame_rate().num() > 0) {
            // FFmpeg measures an AVI by its bytes, so that one cut off looks whole; its header counts the frames.
            length = Math.max(length, FFmpeg.nanos(video.nb_frames(), avutil.av_inv_q(video.avg_frame_rate())));
        }
        return length > 0 ? Optional.of(Duration.ofNanos(length)) : Optional.empty();
    }

    String codec() {
        return avcodec.avcodec_get_name(video.codecpar().codec_id()).getString();
    }

    AVRational pixelShape() {
        return avformat.av_guess_sample_aspect_ratio(context, video, null);
    }

    @Override
    public void close() {
        avformat.avformat_close_input(context);
    }

    @Override
    public String toString() {
        return medium.name();
    }
}
