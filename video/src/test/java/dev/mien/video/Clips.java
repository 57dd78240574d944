package dev.mien.video;

import dev.mien.testkit.Skip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.ffmpeg.ffprobe;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's own programs, which lie in its jar: they make the clips of the tests and are the oracle of what is in them. */
final class Clips {
    /** A moving test pattern of a second at 25 frames a second, unless the size or length say otherwise. */
    static final String PATTERN = "testsrc2=size=160x120:rate=25:duration=1";

    private Clips() {}

    /** Runs "ffmpeg" with arguments split at blanks; the last is the output file. */
    static Path make(Path folder, String arguments) {
        List<String> command = new ArrayList<>(List.of(program(ffmpeg.class), "-v", "error", "-y"));
        command.addAll(Arrays.asList(arguments.split(" ")));
        Path output = folder.resolve(command.remove(command.size() - 1));
        command.add(output.toString());
        run(command);
        return output;
    }

    /** Presentation times of the video's frames in seconds from the start of the file, by ffprobe. */
    static double[] times(Path clip) {
        String start = probe(clip, "format=start_time").strip();
        double origin = start.isEmpty() ? 0 : Double.parseDouble(start);
        return probe(clip, "frame=best_effort_timestamp_time")
                .lines()
                .map(line -> line.replace(",", ""))
                .filter(line -> !line.isBlank())
                .mapToDouble(line -> Double.parseDouble(line) - origin)
                .toArray();
    }

    /** What ffprobe prints for one or more entries of the video stream, as bare values. */
    static String probe(Path clip, String entries) {
        byte[] printed = run(List.of(
                program(ffprobe.class),
                "-v",
                "fatal",
                "-select_streams",
                "v:0",
                "-show_entries",
                entries,
                "-of",
                "csv=p=0",
                clip.toString()));
        return new String(printed, StandardCharsets.UTF_8);
    }

    /** The pixels of all frames as players show them: RGB, upright, by ffmpeg. */
    static byte[] pixels(Path clip) {
        return pixels(clip, "bicubic");
    }

    /** @param scaling how colours of half the size are enlarged and numbers rounded, as FFmpeg's sws_flags */
    static byte[] pixels(Path clip, String scaling) {
        return run(List.of(
                program(ffmpeg.class),
                "-v",
                "fatal",
                "-i",
                clip.toString(),
                "-sws_flags",
                scaling,
                "-fps_mode",
                "passthrough",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "rgb24",
                "-"));
    }

    /** The sound, decoded to one channel of 16-bit samples at 44.1 kHz. */
    static byte[] sound(Path clip) {
        return run(List.of(
                program(ffmpeg.class),
                "-v",
                "fatal",
                "-i",
                clip.toString(),
                "-vn",
                "-ac",
                "1",
                "-ar",
                "44100",
                "-f",
                "s16le",
                "-"));
    }

    /** When the sound begins, in seconds. */
    static double soundStart(Path clip) {
        byte[] printed = run(List.of(
                program(ffprobe.class),
                "-v",
                "fatal",
                "-select_streams",
                "a:0",
                "-show_entries",
                "stream=start_time",
                "-of",
                "csv=p=0",
                clip.toString()));
        return Double.parseDouble(
                new String(printed, StandardCharsets.UTF_8).replace(",", "").strip());
    }

    /** FFmpeg's programs play sound too, and want the system's library for it, which bare machines lack. */
    private static String program(Class<?> program) {
        try {
            return Loader.load(program);
        } catch (LinkageError e) {
            Skip.unless(false, "FFmpeg's own program does not start here; on Debian install libpulse0");
            throw e;
        }
    }

    private static byte[] run(List<String> command) {
        try {
            ProcessBuilder program = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            // Its libraries do not say that those they need lie beside them, and not every system has libva.
            Path libraries = Path.of(command.get(0)).resolveSibling("");
            program.environment().merge("LD_LIBRARY_PATH", libraries.toString(), (old, own) -> own + ":" + old);
            // The encoder of AV1 says more than FFmpeg lets through.
            program.environment().put("SVT_LOG", "1");
            Process process = program.start();
            byte[] printed = process.getInputStream().readAllBytes();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("failed: " + command);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
