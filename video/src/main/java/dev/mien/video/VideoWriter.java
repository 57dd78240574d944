package dev.mien.video;

import dev.mien.image.Image;
import dev.mien.source.VideoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Writes images with their times as H.264 in mp4, mov or mkv, which browsers and players show.
 *
 * <p>The file grows as {@code NAME.part}, which plays even if the program is killed, and gets its name when it is closed.
 * Times are kept to 1/90000 s (mkv: 1/1000 s). An odd width or height becomes even by repeating the last column or row.
 *
 * <p>{@link #write} and {@link #close} may come from different threads.
 */
public final class VideoWriter implements AutoCloseable {
    private static final Map<String, String> FORMATS = Map.of("mp4", "mp4", "mov", "mov", "mkv", "matroska");

    private final Path file;
    private final Path part;
    private final int width;
    private final int height;
    private final long from;
    private final AVFormatContext context;
    private final FrameEncoder encoder;
    private final AVStream video;
    private final AVPacket packet = avcodec.av_packet_alloc();
    private final Optional<SoundCopy> sound;
    private final List<String> notes;

    private long last = -1;
    private long step;
    private long frames;
    private boolean failed;
    private boolean closed;

    private VideoWriter(Path file, Path part, int width, int height, WriteOptions options, AVFormatContext context)
            throws VideoException {
        this.file = file;
        this.part = part;
        this.width = width;
        this.height = height;
        this.context = context;
        from = options.from().toNanos();
        step = Math.round(FrameEncoder.TICKS / options.frameRate());
        boolean globalHeader = (context.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0;
        encoder = FrameEncoder.open(file.toString(), width, height, options, globalHeader);
        video = avformat.avformat_new_stream(context, null);
        avcodec.avcodec_parameters_from_context(video.codecpar(), encoder.context());
        video.time_base(encoder.context().time_base());
        video.avg_frame_rate(encoder.context().framerate());
        Optional<SoundCopy> copy = Optional.empty();
        List<String> left = List.of();
        if (options.sound().isPresent()) {
            try {
                copy = SoundCopy.open(options.sound().get(), options.from(), context);
            } catch (VideoException e) {
                left = List.of(file + ": without sound: " + e.getMessage());
            }
        }
        sound = copy;
        notes = left;
    }

    /**
     * Begins a file. Its folder must be there; a file of that name is replaced when the writer is closed.
     *
     * @param file ends in .mp4, .mov or .mkv
     * @param width of all images, in pixels
     * @param height of all images, in pixels
     * @param options rate, quality, start and sound
     * @return a writer, to be closed by the caller
     * @throws VideoException if the name has another ending, the size cannot be encoded or the file cannot be made
     */
    public static VideoWriter create(Path file, int width, int height, WriteOptions options) throws VideoException {
        FFmpeg.load();
        String format = FORMATS.get(ending(file));
        if (format == null) {
            throw new VideoException(file + ": expected a name that ends in .mp4, .mov or .mkv");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        AVFormatContext context = new AVFormatContext(null);
        avformat.avformat_alloc_output_context2(context, null, format, null);
        VideoWriter writer;
        try {
            writer = new VideoWriter(file, part, width, height, options, context);
        } catch (VideoException | RuntimeException e) {
            avformat.avformat_free_context(context);
            throw e;
        }
        try {
            writer.begin();
            return writer;
        } catch (VideoException | RuntimeException e) {
            writer.free();
            throw e;
        }
    }

    /**
     * {@return whether a file's name says that it is one of those that can be written}
     *
     * @param file a name that ends in .mp4, .mov or .mkv in any case
     */
    public static boolean canWrite(Path file) {
        return FORMATS.containsKey(ending(file));
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private void begin() throws VideoException {
        try (BytePointer address = new BytePointer("file:" + part, StandardCharsets.UTF_8);
                PointerPointer<AVIOContext> output = new PointerPointer<>(1)) {
            output.put(0, (AVIOContext) null);
            int opened = avformat.avio_open(output, address, avformat.AVIO_FLAG_WRITE);
            if (opened < 0) {
                throw new VideoException(file + ": cannot be written (" + FFmpeg.reason(opened)
                        + "); check that the folder exists and may be written to");
            }
            context.pb(output.get(AVIOContext.class, 0));
        }
        context.flush_packets(1);
        AVDictionary settings = new AVDictionary(null);
        // Fragments can be played while they are written; at the end the file becomes an ordinary one.
        avutil.av_dict_set(settings, "movflags", "frag_keyframe+hybrid_fragmented", 0);
        int written = avformat.avformat_write_header(context, settings);
        avutil.av_dict_free(settings);
        require(written);
    }

    /**
     * Adds an image.
     *
     * @param image of the size of the file
     * @param time later than the time before it, and not before the start
     * @throws VideoException if it cannot be written, as on a full disk; the writer is then to be closed
     * @throws IllegalArgumentException if the image has another size or its time is too early
     * @throws IllegalStateException if the writer is closed or has failed
     */
    public synchronized void write(Image image, Duration time) throws VideoException {
        if (closed || failed) {
            throw new IllegalStateException(file + ": closed, nothing can be added");
        }
        long nanos = time.toNanos() - from;
        long ticks = FFmpeg.ticks(nanos, encoder.context().time_base());
        if (image.width() != width || image.height() != height || ticks <= last) {
            throw new IllegalArgumentException("expected " + width + "x" + height + " after " + last / 90 + " ms, got "
                    + image + " at " + nanos / 1_000_000 + " ms");
        }
        step = last < 0 ? step : ticks - last;
        last = ticks;
        frames++;
        if (sound.isPresent()) {
            require(sound.get().copyUntil(nanos));
        }
        require(encoder.send(image, ticks));
        drain();
    }

    private void drain() throws VideoException {
        while (encoder.receive(packet)) {
            packet.stream_index(video.index());
            packet.duration(step);
            avcodec.av_packet_rescale_ts(packet, encoder.context().time_base(), video.time_base());
            require(avformat.av_interleaved_write_frame(context, packet));
        }
    }

    private void require(int result) throws VideoException {
        if (result < 0) {
            failed = true;
            throw new VideoException(file + ": writing failed (" + FFmpeg.reason(result) + "); what was written is in "
                    + part + ", check the disk");
        }
    }

    /** {@return what the user should know of the file, each one line: sound that had to be left out, and why} */
    public List<String> notes() {
        return notes;
    }

    /**
     * Ends the file and gives it its name; without a single image there will be none. What was written until then is
     * complete, whenever this is called. Closing twice does nothing.
     */
    @Override
    public synchronized void close() throws VideoException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            if (!failed && frames > 0) {
                encoder.finish();
                drain();
                if (sound.isPresent()) {
                    require(sound.get().copyUntil((last + step) * FFmpeg.NANOS / FrameEncoder.TICKS));
                }
                require(avformat.av_write_trailer(context));
            }
        } finally {
            free();
        }
        if (!failed) {
            putInPlace();
        }
    }

    private void free() {
        sound.ifPresent(SoundCopy::close);
        encoder.close();
        avcodec.av_packet_free(packet);
        if (context.pb() != null) {
            int ended = avformat.avio_closep(context.pb());
            failed |= ended < 0;
        }
        avformat.avformat_free_context(context);
    }

    private void putInPlace() throws VideoException {
        try {
            if (frames > 0) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new VideoException(file + ": cannot be put in place (" + e.getMessage() + "); it lies in " + part, e);
        }
    }
}
