package dev.mien.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.testkit.SamplePictures;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamplesTest {
    private static final String HAPPY =
            SamplePictures.folder().resolve("happiness.png").toString();

    @TempDir
    private Path temp;

    private interface Program {
        void run(String... args) throws Exception;
    }

    private static List<String> output(Program program, String... args) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            program.run(args);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void onePhoto() throws Exception {
        assertThat(output(OnePhoto::main, HAPPY)).singleElement().asString().startsWith("happiness at ");
    }

    @Test
    void ownThreshold() throws Exception {
        assertThat(output(OwnThreshold::main, HAPPY)).singleElement().asString().startsWith("happiness ");
    }

    @Test
    void folderToCsv() throws Exception {
        Path pictures = Files.createDirectory(temp.resolve("my photos"));
        for (String name : List.of("happiness.png", "anger.png")) {
            Files.copy(SamplePictures.folder().resolve(name), pictures.resolve(name));
        }
        Path csv = temp.resolve("faces.csv");
        FolderToCsv.main(new String[] {pictures.toString(), csv.toString()});
        assertThat(Files.readAllLines(csv)).hasSize(3).element(1).asString().contains("anger");
    }

    @Test
    void videoEvents() throws Exception {
        for (int i = 0; i < 12; i++) {
            Files.copy(Path.of(HAPPY), temp.resolve(String.format("shot-%02d.png", i)));
        }
        assertThat(output(VideoEvents::main, temp.resolve("shot-%02d.png").toString()))
                .last()
                .isEqualTo("1 people");
    }
}
