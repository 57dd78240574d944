package dev.mien.video;

import dev.mien.infer.NativeFolder;
import dev.mien.source.VideoException;
import java.nio.charset.StandardCharsets;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's native libraries. */
public final class FFmpeg {
    static final long NANOS = 1_000_000_000;

    private FFmpeg() {}

    /**
     * Loads the libraries if they are not loaded yet.
     *
     * @return their version, such as "8.0.1"
     * @throws VideoException if they cannot be loaded on this machine; the message says what to do
     */
    public static String load() throws VideoException {
        try {
            return Libraries.VERSION;
        } catch (LinkageError e) {
            throw new VideoException(
                    "FFmpeg's native libraries cannot be loaded on " + System.getProperty("os.name") + " "
                            + System.getProperty("os.arch") + " (" + e.getMessage()
                            + "); expected the jar org.bytedeco:ffmpeg with this platform's classifier on the class path"
                            + " and a writable cache folder (system property org.bytedeco.javacpp.cachedir)",
                    e);
        }
    }

    /**
     * Loads what reads cameras. On Linux it needs the system's libraries of sound and display, which servers often lack, so
     * that files and streams do without.
     *
     * @throws VideoException if it cannot be loaded on this machine; the message says what to do
     */
    static void loadDevices() throws VideoException {
        try {
            avdevice.avdevice_register_all();
        } catch (LinkageError e) {
            throw new VideoException(
                    "FFmpeg's library of cameras cannot be loaded here (" + e.getMessage()
                            + "); it needs the system's libraries libasound, libpulse and libxcb (on Debian: apt install"
                            + " libasound2 libpulse0 libxcb-shm0)",
                    e);
        }
    }

    /** FFmpeg's words for one of its error numbers. */
    static String reason(int error) {
        byte[] text = new byte[256];
        avutil.av_strerror(error, text, text.length);
        int end = 0;
        while (end < text.length && text[end] != 0) {
            end++;
        }
        return new String(text, 0, end, StandardCharsets.UTF_8);
    }

    /** Ticks of a time base in nanoseconds, rounded. */
    static long nanos(long ticks, AVRational timeBase) {
        return avutil.av_rescale(ticks, timeBase.num() * NANOS, timeBase.den());
    }

    /** Nanoseconds in ticks of a time base, rounded. */
    static long ticks(long nanos, AVRational timeBase) {
        return avutil.av_rescale(nanos, timeBase.den(), timeBase.num() * NANOS);
    }

    /** Its initialisation is the loading. */
    private static final class Libraries {
        static final String VERSION = version();

        private static String version() {
            NativeFolder.useForJavaCpp();
            Loader.load(avcodec.class);
            Loader.load(swscale.class);
            // What is wrong is said once, by us, in our words.
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            avformat.avformat_network_init();
            try (BytePointer version = avutil.av_version_info()) {
                return version.getString();
            }
        }
    }
}
