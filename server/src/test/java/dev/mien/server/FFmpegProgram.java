package dev.mien.server;

import dev.mien.testkit.Skip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's own program, which lies in its jar, makes what the tests send. */
public final class FFmpegProgram {
    private FFmpegProgram() {}

    /**
     * Makes a file.
     *
     * @param arguments split at blanks, without the output
     * @param ending of the file's name, which says its format
     */
    public static byte[] make(String arguments, String ending) {
        try {
            Path file = Files.createTempFile("made", "." + ending);
            List<String> command = new ArrayList<>(List.of(program(), "-v", "error", "-y"));
            command.addAll(Arrays.asList(arguments.split(" ")));
            command.add(file.toString());
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            // Its libraries do not say that those they need lie beside them.
            builder.environment()
                    .merge(
                            "LD_LIBRARY_PATH",
                            Path.of(command.get(0)).resolveSibling("").toString(),
                            (old, own) -> own + ":" + old);
            builder.environment().put("SVT_LOG", "1");
            Process process = builder.start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("failed: " + command);
            }
            byte[] made = Files.readAllBytes(file);
            Files.delete(file);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String program() {
        try {
            return Loader.load(ffmpeg.class);
        } catch (LinkageError e) {
            Skip.unless(false, "FFmpeg's own program does not start here; on Debian install libpulse0");
            throw e;
        }
    }
}
