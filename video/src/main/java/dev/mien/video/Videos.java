package dev.mien.video;

import dev.mien.source.FrameSource;
import dev.mien.source.VideoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens what moves:
 *
 * <ul>
 *   <li>a video file: mp4, mov, mkv, avi, webm, ts, flv and the like with H.264, HEVC, VP9, AV1, MJPEG and others;
 *   <li>a folder of pictures, or a pattern for some: {@code shots/}, {@code shots/a-*.png}, {@code shots/%04d.jpg};
 *   <li>a stream: {@code rtsp://}, {@code http://} and other addresses of {@link #SCHEMES};
 *   <li>a camera on Linux: {@code /dev/video0}.
 * </ul>
 *
 * <p>Frames are decoded on a thread of their own, a few ahead.
 */
public final class Videos {
    /** Addresses that streams may have. */
    public static final Set<String> SCHEMES =
            Set.of("rtsp", "rtsps", "http", "https", "rtmp", "rtmps", "srt", "udp", "tcp");

    /** Addresses that may be opened with {@link ReadOptions#confined}. */
    public static final Set<String> CONFINED_SCHEMES = Set.of("rtsp", "rtsps", "http", "https");

    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+)://.*", Pattern.DOTALL);

    private Videos() {}

    /**
     * Opens with {@link ReadOptions#defaults()}.
     *
     * @param medium a file, folder, pattern, address or device as above
     * @return frames from the first to the last
     * @throws VideoException as {@link #open(String, ReadOptions)}
     */
    public static FrameSource open(String medium) throws VideoException {
        return open(medium, ReadOptions.defaults());
    }

    /**
     * Opens what moves, to be read from beginning to end or the part that the options name.
     *
     * @param medium a file, folder, pattern, address or device as above
     * @param options the part wanted, limits and time-outs
     * @return the frames, to be closed by the caller
     * @throws VideoException if it cannot be opened or holds no video; the message is one line for the user
     */
    public static FrameSource open(String medium, ReadOptions options) throws VideoException {
        return new ReadAhead(source(medium, options));
    }

    /**
     * Opens for watching now: {@link LiveSource#next} gives the newest frame. Index and time of the frames show those
     * that were passed over.
     *
     * @param medium a file, folder, pattern, address or device as above
     * @param options the part wanted, limits and time-outs
     * @return the newest frames, to be closed by the caller
     * @throws VideoException as {@link #open(String, ReadOptions)}
     */
    public static LiveSource openLive(String medium, ReadOptions options) throws VideoException {
        return new LiveSource(source(medium, options));
    }

    private static FrameSource source(String medium, ReadOptions options) throws VideoException {
        if (options.confined()) {
            return ConfinedSource.open(medium, options);
        }
        Matcher address = ADDRESS.matcher(medium);
        if (address.matches()) {
            requireKnown(address.group(1), medium);
            return StreamSource.open(Medium.of(medium, Medium.Kind.STREAM), options);
        }
        try {
            if (PictureSequence.matches(medium)) {
                return PictureSequence.open(medium, options);
            }
            Path path = Path.of(medium);
            if (path.startsWith("/dev") && Files.exists(path) && !Files.isRegularFile(path)) {
                return StreamSource.open(Medium.of(medium, Medium.Kind.CAMERA), options);
            }
            Medium file = Medium.of(medium, Medium.Kind.FILE);
            requireFile(path, file.name());
            return MediaSource.open(file, options, new Deadline());
        } catch (InvalidPathException e) {
            throw new VideoException(medium + ": not a path (" + e.getReason() + "); check its spelling", e);
        }
    }

    private static void requireKnown(String scheme, String medium) throws VideoException {
        if (!SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))) {
            throw new VideoException(Medium.of(medium, Medium.Kind.STREAM).name() + ": addresses with " + scheme
                    + ":// are not known; expected one of "
                    + String.join(", ", SCHEMES.stream().sorted().toList()) + ", or a file");
        }
    }

    private static void requireFile(Path file, String name) throws VideoException {
        if (!Files.exists(file)) {
            throw new VideoException(name + ": no such file; check the path");
        } else if (!Files.isRegularFile(file)) {
            throw new VideoException(name + ": a device or pipe, expected a video file; save it to a file first");
        } else if (!Files.isReadable(file)) {
            throw new VideoException(name + ": no permission to read it; make the file readable");
        }
        try {
            if (Files.size(file) == 0) {
                throw new VideoException(name + ": empty, expected a video; get it again from where it came from");
            }
        } catch (VideoException e) {
            throw e;
        } catch (IOException e) {
            throw new VideoException(
                    name + ": cannot be read (" + e.getMessage() + "); check the path and the disk", e);
        }
    }
}
