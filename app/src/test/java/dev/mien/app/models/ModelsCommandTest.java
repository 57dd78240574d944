package dev.mien.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.app.Cli;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsCommandTest {
    private static final Path CLASSIC = Cli.repository("models/src/main/resources/dev/mien/models/classic");

    @TempDir
    private Path temp;

    @Test
    void listNamesTheBuiltInModels() {
        Cli.Run run = Cli.mien("models", "list");
        assertThat(run.exit()).isZero();
        assertThat(run.outLines()).anyMatch(line -> line.startsWith("classic "));
    }

    @Test
    void showSaysWhatAModelIs() {
        Cli.Run run = Cli.mien("models", "show", "classic");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("neutral, happiness", "licence", "sha256", "weights.bin");
        assertThat(Cli.mien("models", "show", "classic", "--card").out()).startsWith("#");
        Cli.Run unknown = Cli.mien("models", "show", "magic");
        assertThat(unknown.exit()).isEqualTo(1);
        assertThat(unknown.errLines()).hasSize(1).first().asString().contains("classic");
    }

    @Test
    void modelsOfEachStageAreShownAndToldApart() {
        assertThat(Cli.mien("models", "list").outLines())
                .anyMatch(line -> line.matches("classic +\\S+ +expression .*"))
                .anyMatch(line -> line.matches("face-detector +\\S+ +detection .*"));
        assertThat(Cli.mien("models", "show", "face-detector").out()).contains("detection", "score", "detector.onnx");
        assertThat(Cli.mien("models", "show", "face-detector", "--card").out()).contains("Limits and known bias");
        Cli.Run detector = Cli.mien("analyze", Cli.sample("fear.png"), "--model", "face-detector");
        assertThat(detector.exit()).isEqualTo(1);
        assertThat(detector.errLines()).hasSize(1).first().asString().contains("is for detection, not for expression");
        Cli.Run expression = Cli.mien("detect", Cli.sample("fear.png"), "--detector", "cnn:model=accurate");
        assertThat(expression.errLines())
                .hasSize(1)
                .first()
                .asString()
                .contains("is for expression, not for detection");
    }

    @Test
    void verifyFindsOneChangedByte() throws IOException {
        assertThat(Cli.mien("models", "verify").exit()).isZero();
        Path copy = temp.resolve("my model");
        Files.createDirectory(copy);
        try (Stream<Path> files = Files.list(CLASSIC)) {
            files.forEach(file -> {
                try {
                    Files.copy(file, copy.resolve(file.getFileName()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        assertThat(Cli.mien("models", "verify", copy).exit()).isZero();
        byte[] weights = Files.readAllBytes(copy.resolve("weights.bin"));
        weights[weights.length / 2] ^= 1;
        Files.write(copy.resolve("weights.bin"), weights);
        Cli.Run run = Cli.mien("models", "verify", copy);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.outLines())
                .filteredOn(line -> line.startsWith("WRONG"))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("weights.bin");
        assertThat(run.errLines()).hasSize(1).first().asString().contains("weights.bin");
        Cli.Run refused = Cli.mien("analyze", Cli.sample("fear.png"), "--model", copy);
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.errLines()).hasSize(1).first().asString().contains("weights.bin");
    }

    @Test
    void aMissingNativeLibraryIsFoundByDoctorAndSaidOnce() {
        String elsewhere = "-Dorg.bytedeco.javacpp.platform=nowhere";
        Cli.Run run = Cli.process(temp, elsewhere, "doctor");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.outLines())
                .anyMatch(line -> line.startsWith("FAIL  video "))
                .anyMatch(line -> line.startsWith("FAIL  detector haar "))
                .anyMatch(line -> line.startsWith("FAIL  pipeline classic "))
                .anyMatch(line -> line.startsWith("ok    model classic "));
        Cli.Run analyze = Cli.process(temp, elsewhere, "analyze", "--pipeline", "classic", Cli.repository("samples"));
        assertThat(analyze.exit()).isEqualTo(1);
        assertThat(analyze.errLines()).hasSize(1).first().asString().contains("OpenCV's native library");
    }

    @Test
    void doctorFindsAllWorking() {
        Cli.Run run = Cli.mien("doctor");
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("FFmpeg 8", "detector haar-alt2", "model classic", "pipeline classic", "All works.");
        assertThat(run.out()).doesNotContain("FAIL");
    }
}
