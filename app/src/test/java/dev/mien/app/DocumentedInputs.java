package dev.mien.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.face.Expression;
import dev.mien.face.Frame;
import dev.mien.testkit.TestFiles;
import dev.mien.testkit.model.StandIn;
import dev.mien.train.clip.ClipOptions;
import dev.mien.train.clip.SyntheticClip;
import dev.mien.video.VideoWriter;
import dev.mien.video.WriteOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes, under the names that the pages use, what their commands read: average faces, a made clip, stand-in networks. */
final class DocumentedInputs {
    private static final List<String> FEW = List.of("happiness.png", "anger.png");
    private static final int CROP = 112;

    /** Three of either half, by the CRC-32 of the name. */
    private static final List<String> PERSONS = List.of("ann", "bob", "cleo", "dan", "eve", "hal");

    private final Path folder;

    private DocumentedInputs(Path folder) {
        this.folder = folder;
    }

    static void make(Path folder) throws IOException {
        DocumentedInputs inputs = new DocumentedInputs(folder);
        inputs.pictures();
        Files.writeString(folder.resolve("list.csv"), "path\nholiday/anger.png\nclips/talk.mp4\n");
        inputs.labelled();
        inputs.clips();
        inputs.networks();
    }

    private void pictures() throws IOException {
        copy("happiness.png", "photo.jpg");
        copy("group.jpg", "crowd.jpg");
        for (String name : FEW) {
            copy(name, "samples/" + name);
            copy(name, "holiday/" + name);
            copy(name, "photos/" + name);
        }
    }

    private void labelled() throws IOException {
        for (Expression expression : Expression.FERPLUS) {
            String name = expression.label() + "/a.png";
            copy(expression.label() + ".png", "labelled/" + name);
            for (String zip : List.of("valid.zip", "ferplus-valid.zip")) {
                URI uri = URI.create("jar:" + folder.resolve(zip).toUri());
                try (FileSystem files = FileSystems.newFileSystem(uri, Map.of("create", "true"))) {
                    Path to = files.getPath("/" + name);
                    Files.createDirectories(to.getParent());
                    Files.copy(Cli.sample(expression.label() + ".png"), to);
                }
            }
        }
        for (Expression expression : Expression.FERPLUS) {
            for (String person : PERSONS) {
                copy(expression.label() + ".png", "my-faces/" + expression.label() + "/" + person + "_1.png");
            }
        }
        new TestFiles()
                .picture("dark.png", 70)
                .picture("light.png", 190)
                .zip(folder.resolve("scenes-without-faces.zip"));
    }

    private void clips() throws IOException {
        Path clip = folder.resolve("talk.mp4");
        ClipOptions options = new ClipOptions(320, 240, 16, 1, 1, false, 3);
        try (SyntheticClip painted = SyntheticClip.open(Cli.repository("samples"), options);
                VideoWriter writer = VideoWriter.create(
                        clip, 320, 240, WriteOptions.defaults().withFrameRate(16))) {
            for (Optional<Frame> next = painted.next(); next.isPresent(); next = painted.next()) {
                writer.write(next.get().image(), next.get().time());
            }
        }
        Files.copy(clip, Files.createDirectories(folder.resolve("clips")).resolve("talk.mp4"));
    }

    /** Networks with the signature of the real ones, and a model of the manifest that the page shows, golden answer included. */
    private void networks() throws IOException {
        Files.write(
                folder.resolve("emotion-ferplus-8.onnx"),
                StandIn.network(
                        "Input3",
                        List.of(1, 1, 64, 64),
                        false,
                        new float[8][1],
                        new float[8],
                        "Plus692_Output_0",
                        "",
                        false));
        Files.write(
                folder.resolve("their-network.onnx"),
                StandIn.network(
                        "input", List.of(-1, 3, 224, 224), false, new float[8][3], new float[8], "output", "", false));
        Path own = Files.createDirectories(folder.resolve("my-network"));
        String manifest =
                Markdown.read(Cli.repository("docs/guide/bring-your-own.md")).block("json");
        Files.writeString(own.resolve("model.json"), manifest);
        JsonNode labels = new ObjectMapper().readTree(manifest).get("labels");
        Files.write(
                own.resolve("my-network.onnx"),
                StandIn.network(
                        "data",
                        List.of(1, 3, CROP, CROP),
                        false,
                        new float[labels.size()][3],
                        new float[labels.size()],
                        "logits",
                        "",
                        false));
        Map<String, Double> blind = new TreeMap<>();
        labels.forEach(label -> blind.put(label.asText(), 1.0 / labels.size()));
        new ObjectMapper().writeValue(own.resolve("face.json").toFile(), List.of(blind));
        new TestFiles().picture("face.png", 90).folder(own);
    }

    private void copy(String sample, String name) throws IOException {
        Path to = folder.resolve(name);
        Files.createDirectories(to.getParent());
        Files.copy(Cli.sample(sample), to);
    }
}
