package dev.mien.app.options;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Interruption;
import dev.mien.app.console.Lines;
import dev.mien.app.console.OrderedBatch;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.Progress;
import dev.mien.face.Search;
import dev.mien.image.Image;
import dev.mien.image.OpenPicture;
import dev.mien.report.PictureFailure;
import dev.mien.video.MediaNames;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through pictures: reads and works on several at once, hands results over in order, and turns each picture that
 * fails into one line on standard error while the rest goes on. Ctrl-C ends it after the pictures under way.
 */
public final class PictureRun<R> implements AutoCloseable {
    public interface Work<R> {
        R on(Input input, Image image) throws IOException;
    }

    /** What becomes of results; it writes to {@link #outlets}. */
    public interface Sink<R> {
        /** Whether {@link #accept} needs the picture itself, which costs memory. */
        boolean wantsPicture();

        void accept(String source, R result, @Nullable Image picture);

        void fail(PictureFailure failure);

        int faces(R result);

        /** How closely the picture was searched, if that is to be said. */
        default Optional<Search> search(R result) {
            return Optional.empty();
        }
    }

    private record Outcome<R>(
            String source,
            @Nullable R result,
            @Nullable Image picture,
            Optional<String> leftOut,
            @Nullable String failure) {
        static <R> Outcome<R> failed(String source, String failure) {
            return new Outcome<>(source, null, null, Optional.empty(), failure);
        }
    }

    private final RunOptions options;
    private final List<String> named;
    private final PrintWriter err;
    private final Interruption interruption = new Interruption();
    private final Outlets outlets;
    private final Coarse coarse = new Coarse();
    private long faces;
    private int done;
    private int failed;

    /** @param named what the user named, for saying that no picture is there */
    public PictureRun(RunOptions options, List<String> named, PrintWriter err) {
        this.options = options;
        this.named = named;
        this.err = err;
        outlets = new Outlets(err);
    }

    /** Where results go. What is not whole in the end is let go of when this is closed. */
    public Outlets outlets() {
        return outlets;
    }

    /** The exit code: done, or some input or output failed. */
    public int over(List<Input> inputs, String task, Work<R> work, Sink<R> sink) throws Exception {
        long start = System.nanoTime();
        try (Progress progress = Progress.of(task, options.onTerminal() ? 0 : inputs.size())) {
            OrderedBatch.run(
                    inputs,
                    options.threads,
                    input -> outcome(input, work, sink.wantsPicture()),
                    outcome -> {
                        deliver(outcome, sink);
                        progress.step();
                    },
                    () -> outlets.isOpen() && !interruption.isAsked());
        }
        if (interruption.isAsked()) {
            err.printf(Locale.ROOT, "mien: stopped after %d of %d pictures, as asked%n", done + failed, inputs.size());
            return ExitCode.SOME_FAILED;
        }
        boolean wanted = outlets.isOpen();
        outlets.finish();
        if (!wanted) {
            return outlets.hasFailed() ? ExitCode.SOME_FAILED : ExitCode.DONE;
        }
        sayPassedOver();
        coarse.line().ifPresent(line -> err.println("mien: " + line));
        if (inputs.isEmpty()) {
            err.println("mien: no pictures in " + String.join(", ", named)
                    + "; expected files of type JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or AVIF");
            return ExitCode.SOME_FAILED;
        }
        if (inputs.size() > 1) {
            double seconds = (System.nanoTime() - start) / 1e9;
            err.printf(
                    Locale.ROOT,
                    "mien: %s, %s, %d failed, %.1f pictures/s%n",
                    Lines.count(done, "picture", "pictures"),
                    Lines.count(faces, "face", "faces"),
                    failed,
                    inputs.size() / seconds);
        }
        err.flush();
        return failed == 0 && !outlets.hasFailed() ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    @Override
    public void close() {
        outlets.close();
        interruption.close();
    }

    private void sayPassedOver() {
        List<Path> others = options.passedOver();
        if (!others.isEmpty()) {
            err.println("mien: " + Lines.count(others.size(), "other file", "other files") + " passed over, such as "
                    + Lines.one(others.get(0).toString()));
        }
    }

    /** What is a video is no picture, whatever else is wrong with it. */
    private static String advice(Input input, String message) {
        return input instanceof Input.PictureFile && MediaNames.isOnlyVideo(input.name()) && message.contains("video")
                ? input.name() + ": a video, expected a picture; use 'mien video " + input.name() + "'"
                : message;
    }

    private Outcome<R> outcome(Input input, Work<R> work, boolean keepPicture) {
        try (OpenPicture picture = input.open(options.limits.limits())) {
            Image image = picture.image();
            R result = work.on(input, image);
            return new Outcome<>(input.name(), result, keepPicture ? image : null, picture.leftOut(), null);
        } catch (IOException e) {
            return Outcome.failed(input.name(), advice(input, LimitOptions.named(Lines.of(e))));
        } catch (IllegalStateException e) {
            // What the machine lacks, such as a native library, it lacks for every picture.
            throw e;
        } catch (RuntimeException e) {
            // A fault of Mien's own on one picture must not cost the results of thousands.
            return Outcome.failed(input.name(), "a fault in Mien, please report it: " + e);
        } catch (OutOfMemoryError e) {
            return Outcome.failed(
                    input.name(),
                    "not enough memory for this picture; give Java more (MIEN_JAVA_OPTS=-Xmx4g) or use --threads 1");
        }
    }

    private void deliver(Outcome<R> outcome, Sink<R> sink) {
        R result = outcome.result();
        if (result == null) {
            failed++;
            PictureFailure failure = new PictureFailure(outcome.source(), String.valueOf(outcome.failure()));
            err.println("mien: " + Lines.one(failure.line()));
            err.flush();
            sink.fail(failure);
        } else {
            done++;
            outcome.leftOut().ifPresent(what -> err.println("mien: " + Lines.one(outcome.source() + ": " + what)));
            faces += sink.faces(result);
            sink.search(result).ifPresent(coarse::add);
            sink.accept(outcome.source(), result, outcome.picture());
        }
    }
}
