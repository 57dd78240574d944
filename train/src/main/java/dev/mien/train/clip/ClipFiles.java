package dev.mien.train.clip;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.base.OutputFile;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.Frame;
import dev.mien.video.VideoWriter;
import dev.mien.video.WriteOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;

/** Writes a clip and the truth about it. */
public final class ClipFiles {
    /** The name of the video. */
    public static final String CLIP = "clip.mp4";
    /** One JSON object a frame. */
    public static final String FRAMES = "frames.jsonl";
    /** One JSON object an event. */
    public static final String EVENTS = "events.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private ClipFiles() {}

    /**
     * @param clip what is filmed; read to its end
     * @param options that it was made by
     * @param folder made if it is not there; files in it are replaced
     * @param progress takes the share done, 0 to 1
     * @throws IOException if a file cannot be written
     */
    public static void write(SyntheticClip clip, ClipOptions options, Path folder, DoubleConsumer progress)
            throws IOException {
        Files.createDirectories(folder);
        writeEvents(clip.events(), folder.resolve(EVENTS));
        WriteOptions how =
                WriteOptions.defaults().withFrameRate(options.frameRate()).withBitsPerPixel(0.25);
        // One thread paints the next frame while this one encodes.
        ExecutorService painter = Executors.newSingleThreadExecutor();
        try (VideoWriter video = VideoWriter.create(folder.resolve(CLIP), options.width(), options.height(), how);
                OutputFile truth = OutputFile.create(folder.resolve(FRAMES));
                Writer frames = new OutputStreamWriter(truth.stream(), StandardCharsets.UTF_8)) {
            Optional<Painted> next = paint(clip);
            while (next.isPresent()) {
                Painted painted = next.get();
                Future<Optional<Painted>> following = painter.submit(() -> paint(clip));
                Frame frame = painted.frame();
                video.write(frame.image(), frame.time());
                writeFrame(frame, painted.truth(), frames);
                progress.accept(frame.time().toNanos() / 1e9 / options.seconds());
                next = following.get();
            }
            frames.flush();
            truth.commit();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a frame could not be painted", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped before the clip was complete");
        } finally {
            painter.shutdownNow();
        }
    }

    /** A frame and the truth about it. */
    private record Painted(Frame frame, List<TruthFace> truth) {}

    private static Optional<Painted> paint(SyntheticClip clip) {
        return clip.next().map(frame -> new Painted(frame, clip.truth()));
    }

    private static void writeEvents(List<TruthEvent> events, Path file) throws IOException {
        StringWriter out = new StringWriter();
        for (TruthEvent event : events) {
            ObjectNode json = JSON.createObjectNode();
            json.put("person", event.person());
            json.put("event", event.expression().map(Expression::label).orElse("blink"));
            json.put("onset", rounded(event.onset()));
            json.put("apex", rounded(event.apex()));
            json.put("release", rounded(event.release()));
            json.put("offset", rounded(event.offset()));
            json.put("strength", rounded(event.strength()));
            writeLine(json, out);
        }
        OutputFile.write(file, out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void writeFrame(Frame frame, List<TruthFace> faces, Writer out) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        json.put("frame", frame.index());
        json.put("time", frame.time().toNanos() / 1e9);
        for (TruthFace face : faces) {
            ObjectNode one = json.withArray("faces").addObject();
            Box box = face.box();
            one.put("person", face.person());
            one.putObject("box")
                    .put("x", rounded(box.x()))
                    .put("y", rounded(box.y()))
                    .put("width", rounded(box.width()))
                    .put("height", rounded(box.height()));
            one.put("visible", rounded(face.visible()));
            one.put("roll", rounded(face.roll()));
            one.put("eyesClosed", rounded(face.eyesClosed()));
            ObjectNode expression = one.putObject("expression");
            face.expression().probabilities().forEach((name, share) -> {
                if (share > 0) {
                    expression.put(name.label(), rounded(share));
                }
            });
        }
        writeLine(json, out);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    private static void writeLine(ObjectNode json, Writer out) throws IOException {
        out.write(JSON.writeValueAsString(json));
        out.write('\n');
    }
}
