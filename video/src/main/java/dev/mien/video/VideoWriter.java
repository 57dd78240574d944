package dev.mien.video;

import dev.mien.base.DiskFault;
import dev.mien.base.OutputFile;
import dev.mien.image.Image;
import dev.mien.source.VideoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
 * <p>The file grows as the part of an {@link OutputFile}, which plays even if the program is killed, and gets its name when it
 * is closed.
 * Times are kept to 1/90000 s (mkv: 1/1000 s). An odd width or height becomes even by repeating the last column or row.
 *
 * <p>{@link #write} and {@link #close} may come from different threads.
 */
public final class VideoWriter implements AutoCloseable {
    private static final Map<String, String> FORMATS = Map.of("mp4", "mp4", "mov", "mov", "mkv", "matroska");

    private final Path file;
    private final OutputFile output;
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
    private long lostSound;
    private boolean failed;
    private boolean closed;

    private VideoWriter(
            Path file, OutputFile output, int width, int height, WriteOptions options, AVFormatContext context)
            throws VideoException {
        this.file = file;
        this.output = output;
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
     * Begins a file. Folders on the way to it are made; a file of that name is replaced when the writer is closed.
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
        OutputFile output = begin(file);
        AVFormatContext context = new AVFormatContext(null);
        avformat.avformat_alloc_output_context2(context, null, format, null);
        VideoWriter writer;
        try {
            writer = new VideoWriter(file, output, width, height, options, context);
        } catch (VideoException | RuntimeException e) {
            avformat.avformat_free_context(context);
            discard(output);
            throw e;
        }
        try {
            writer.begin();
            return writer;
        } catch (VideoException | RuntimeException e) {
            writer.free();
            discard(output);
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

    private static OutputFile begin(Path file) throws VideoException {
        try {
            return OutputFile.create(file);
        } catch (IOException e) {
            throw cannotBeWritten(file, DiskFault.reason(e));
        }
    }

    private static VideoException cannotBeWritten(Path file, String reason) {
        return new VideoException(
                file + ": cannot be written (" + reason + "); check that the folder exists and may be written to");
    }

    private static void discard(OutputFile output) {
        try {
            output.close();
        } catch (IOException e) {
            // What is wrong with it has been said.
        }
    }

    private void begin() throws VideoException {
        try (BytePointer address = new BytePointer("file:" + output.part(), StandardCharsets.UTF_8);
                PointerPointer<AVIOContext> opening = new PointerPointer<>(1)) {
            opening.put(0, (AVIOContext) null);
            int opened = avformat.avio_open(opening, address, avformat.AVIO_FLAG_WRITE);
            if (opened < 0) {
                throw cannotBeWritten(file, FFmpeg.reason(opened));
            }
            context.pb(opening.get(AVIOContext.class, 0));
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
            throw new VideoException(
                    file + ": writing failed (" + DiskFault.reason(new IOException(FFmpeg.reason(result)))
                            + "); what was written is in " + output.part());
        }
    }

    /**
     * {@return what the user should know of the file, each one line: sound that had to be left out, and why. Damaged sound is
     *     known only when the writer is closed}
     */
    public synchronized List<String> notes() {
        List<String> all = new ArrayList<>(notes);
        if (closed && lostSound > 0) {
            all.add(file + ": " + lostSound + (lostSound == 1 ? " packet" : " packets")
                    + " of the sound damaged and left out");
        }
        return List.copyOf(all);
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
        int ended = 0;
        try {
            if (!failed && frames > 0) {
                end();
            }
        } finally {
            ended = free();
            if (failed) {
                output.leave();
            }
        }
        if (!failed) {
            putInPlace(ended);
        }
    }

    private void end() throws VideoException {
        encoder.finish();
        drain();
        if (sound.isPresent()) {
            require(sound.get().copyUntil((last + step) * FFmpeg.NANOS / FrameEncoder.TICKS));
        }
        require(avformat.av_write_trailer(context));
    }

    /** Less than 0 if what was still on its way to the disk could not be written. */
    private int free() {
        sound.ifPresent(copy -> {
            lostSound = copy.leftOut();
            copy.close();
        });
        encoder.close();
        avcodec.av_packet_free(packet);
        int ended = context.pb() == null ? 0 : avformat.avio_closep(context.pb());
        avformat.avformat_free_context(context);
        return ended;
    }

    private void putInPlace(int ended) throws VideoException {
        try (output) {
            if (frames > 0 && ended < 0) {
                output.leave();
                require(ended);
            } else if (frames > 0) {
                output.commit();
            }
        } catch (VideoException e) {
            throw e;
        } catch (IOException e) {
            throw new VideoException(file + ": cannot be put in place (" + DiskFault.reason(e) + ")", e);
        }
    }
}
