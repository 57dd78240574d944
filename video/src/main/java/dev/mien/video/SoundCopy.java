package dev.mien.video;

import dev.mien.source.VideoException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/** The sound of a file on its way into another, packet by packet as it is. */
final class SoundCopy implements AutoCloseable {
    private final AVFormatContext source;
    private final AVStream from;
    private final AVFormatContext target;
    private final AVStream to;
    /** What is taken from each time stamp, in nanoseconds. */
    private final long shift;

    private final AVPacket packet = avcodec.av_packet_alloc();
    private boolean waiting;
    private boolean ended;
    /** Time stamp of the last packet that was written. */
    private long last = Long.MIN_VALUE;

    private long leftOut;

    private SoundCopy(AVFormatContext source, AVStream from, AVFormatContext target, AVStream to, Duration start) {
        this.source = source;
        this.from = from;
        this.target = target;
        this.to = to;
        long origin = source.start_time() == avutil.AV_NOPTS_VALUE ? 0 : source.start_time();
        shift = origin * 1000 + start.toNanos();
        if (!start.isZero()) {
            avformat.avformat_seek_file(source, -1, Long.MIN_VALUE, shift / 1000, shift / 1000, 0);
        }
    }

    /**
     * Adds a stream for the sound to the target, whose header is not written yet.
     *
     * @param start the time in the source that is 0 in the target
     * @return empty if the source has no sound
     * @throws VideoException if the target cannot hold it; the message ends with what to do
     */
    static Optional<SoundCopy> open(Path file, Duration start, AVFormatContext target) throws VideoException {
        AVFormatContext source = avformat.avformat_alloc_context();
        int opened;
        try (BytePointer address = new BytePointer("file:" + file, StandardCharsets.UTF_8)) {
            AVDictionary settings = new AVDictionary(null);
            avutil.av_dict_set(settings, "format_whitelist", MediaInput.CONTAINERS, 0);
            avutil.av_dict_set(settings, "codec_whitelist", Codecs.whitelist(), 0);
            avutil.av_dict_set(settings, "protocol_whitelist", "file", 0);
            opened = avformat.avformat_open_input(source, address, null, settings);
            avutil.av_dict_free(settings);
        }
        if (opened < 0) {
            throw new VideoException("the sound of " + file + " cannot be read (" + FFmpeg.reason(opened) + ")");
        }
        try {
            avformat.avformat_find_stream_info(source, (PointerPointer<?>) null);
            int index = avformat.av_find_best_stream(
                    source, avutil.AVMEDIA_TYPE_AUDIO, -1, -1, (PointerPointer<?>) null, 0);
            if (index < 0) {
                avformat.avformat_close_input(source);
                return Optional.empty();
            }
            AVStream from = source.streams(index);
            requireHolds(target, from.codecpar().codec_id(), file);
            AVStream to = avformat.avformat_new_stream(target, null);
            avcodec.avcodec_parameters_copy(to.codecpar(), from.codecpar());
            to.codecpar().codec_tag(0);
            to.time_base(from.time_base());
            return Optional.of(new SoundCopy(source, from, target, to, start));
        } catch (VideoException | RuntimeException e) {
            avformat.avformat_close_input(source);
            throw e;
        }
    }

    private static void requireHolds(AVFormatContext target, int codec, Path file) throws VideoException {
        if (avformat.avformat_query_codec(target.oformat(), codec, avcodec.FF_COMPLIANCE_NORMAL) != 1) {
            throw new VideoException("the sound of " + file + " ("
                    + avcodec.avcodec_get_name(codec).getString() + ") does not go into "
                    + target.oformat().name().getString() + " as it is; write .mkv to keep it");
        }
    }

    /**
     * Copies what begins before a time of the target, in nanoseconds. A packet that the target refuses is left out and counted.
     *
     * @return less than 0 if the target cannot be written any more
     */
    int copyUntil(long nanos) {
        while (next() && start() < nanos) {
            packet.stream_index(to.index());
            packet.pts(ticks(packet.pts()));
            packet.dts(ticks(packet.dts()));
            packet.duration(avutil.av_rescale_q(packet.duration(), from.time_base(), to.time_base()));
            packet.pos(-1);
            waiting = false;
            boolean damaged = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0 || isBack(packet.dts());
            long time = packet.dts();
            int written = damaged ? avutil.AVERROR_INVALIDDATA : avformat.av_interleaved_write_frame(target, packet);
            avcodec.av_packet_unref(packet);
            if (written >= 0) {
                last = time == avutil.AV_NOPTS_VALUE ? last : time;
            } else if (target.pb().error() < 0) {
                return target.pb().error();
            } else {
                leftOut++;
            }
        }
        return 0;
    }

    private boolean isBack(long stamp) {
        return stamp != avutil.AV_NOPTS_VALUE && last != Long.MIN_VALUE && stamp <= last;
    }

    /** Packets that were damaged. */
    long leftOut() {
        return leftOut;
    }

    /** Whether there is a packet that begins at 0 or later. */
    private boolean next() {
        while (!waiting && !ended) {
            ended = avformat.av_read_frame(source, packet) < 0;
            waiting = !ended
                    && packet.stream_index() == from.index()
                    && packet.pts() != avutil.AV_NOPTS_VALUE
                    && start() >= 0;
            if (!waiting) {
                avcodec.av_packet_unref(packet);
            }
        }
        return waiting;
    }

    private long start() {
        return FFmpeg.nanos(packet.pts(), from.time_base()) - shift;
    }

    private long ticks(long stamp) {
        return stamp == avutil.AV_NOPTS_VALUE
                ? stamp
                : FFmpeg.ticks(FFmpeg.nanos(stamp, from.time_base()) - shift, to.time_base());
    }

    @Override
    public void close() {
        avcodec.av_packet_free(packet);
        avformat.avformat_close_input(source);
    }
}
