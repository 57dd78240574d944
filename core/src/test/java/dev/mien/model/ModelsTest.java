package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.testkit.model.Manifests;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    private static final ExpressionManifest MANIFEST =
            Manifests.of("tiny", ModelKind.SVM, "hog", List.of("neutral", "anger"));
    private static final Map<String, byte[]> FILES =
            Map.of("weights.bin", new byte[] {1, 2, 3}, "in.bin", new byte[] {4}, "out.bin", new byte[] {});

    @TempDir
    Path temp;

    @Test
    void aWrittenFolderLoads() throws Exception {
        Path folder = temp.resolve("a model");
        Manifest written = ModelWriter.write(folder, MANIFEST, FILES);
        ExpressionModel model = Models.load(folder.toString());
        assertThat(model.manifest()).isEqualTo(written);
        assertThat(model.file("weights.bin")).containsExactly(1, 2, 3);
        assertThat(model.reference()).matches("tiny sha256:[0-9a-f]{64}");
        assertThat(Models.verify(folder.toString())).hasSize(3).allMatch(Models.FileCheck::ok);
    }

    @Test
    void anUnknownModelListsTheBuiltInOnes() throws Exception {
        builtIn("alpha", "beta");
        try (URLClassLoader loader = loader()) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> Models.open("gamma", loader))
                    .withMessage(
                            "no model 'gamma': it is neither built in nor added nor a folder; built in: alpha, beta");
        }
    }

    @Test
    void withoutAnIndexThereAreNoBuiltInModels() throws Exception {
        try (URLClassLoader loader = loader()) {
            assertThat(Models.list(loader)).isEmpty();
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> Models.open("gamma", loader))
                    .withMessageEndingWith("built in: none (add the dependency dev.mien:mien-models)");
        }
        builtIn();
        try (URLClassLoader loader = loader()) {
            assertThat(Models.list(loader)).isEmpty();
        }
    }

    @Test
    void aBuiltInModelLoads() throws Exception {
        builtIn("zeta", "tiny");
        ModelWriter.write(temp.resolve("dev/mien/models/tiny"), MANIFEST, FILES);
        try (URLClassLoader loader = loader()) {
            assertThat(Models.list(loader)).containsExactly("tiny", "zeta");
            assertThat(Models.open("tiny", loader).file("in.bin")).containsExactly(4);
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(() -> Models.open("zeta", loader))
                    .withMessage("model zeta: cannot read model.json: it is missing");
        }
    }

    @Test
    void aModelForAnotherStageIsRefusedSayingWhatItIs() throws Exception {
        ModelWriter.write(temp.resolve("tiny"), MANIFEST, FILES);
        NetworkManifest detector = Manifests.network("finder", ModelKind.DETECTOR, Map.of("score", 0.4));
        ModelWriter.write(temp.resolve("finder"), detector, FILES);
        Model found = Models.open(temp.resolve("finder").toString());
        assertThat(found.network(ModelKind.DETECTOR).options()).containsExactly(Map.entry("score", 0.4));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Models.load(temp.resolve("finder").toString()))
                .withMessage("model finder is for detection, not for expression; built in for expression: "
                        + String.join(", ", Models.list("expression")));
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> found.network(ModelKind.LANDMARKS))
                .withMessageStartingWith("model finder is for detection, not for landmarks");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> Models.open(temp.resolve("tiny").toString()).network(ModelKind.DETECTOR))
                .withMessageStartingWith("model tiny is for expression, not for detection");
    }

    @Test
    void everyBuiltInModelOfThisBuildIsWhole() throws Exception {
        for (String id : Models.list()) {
            assertThat(Models.verify(id)).as(id).allMatch(Models.FileCheck::ok);
        }
    }

    @Test
    void aChangedFileIsRefusedNamingBothHashes() throws Exception {
        Path folder = temp.resolve("tiny");
        ModelWriter.write(folder, MANIFEST, FILES);
        Files.write(folder.resolve("weights.bin"), new byte[] {1, 2, 4});
        ExpressionModel model = Models.load(folder.toString());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.file("weights.bin"))
                .withMessageContaining("model tiny: file weights.bin has SHA-256")
                .withMessageContaining(ModelFile.sha256(new byte[] {1, 2, 4}))
                .withMessageContaining(ModelFile.sha256(new byte[] {1, 2, 3}));
        assertThat(Models.verify(folder.toString()))
                .filteredOn(check -> !check.ok())
                .extracting(Models.FileCheck::name)
                .containsExactly("weights.bin");
    }

    @Test
    void aFileOfAnotherLengthOrGoneIsRefused() throws Exception {
        Path folder = temp.resolve("tiny");
        ModelWriter.write(folder, MANIFEST, FILES);
        Files.write(folder.resolve("weights.bin"), new byte[100]);
        Files.delete(folder.resolve("in.bin"));
        ExpressionModel model = Models.load(folder.toString());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.file("weights.bin"))
                .withMessageContaining("is more than 3 bytes, its manifest says 3");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.file("in.bin"))
                .withMessageContaining("cannot be read: it is missing");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.file("other.bin"))
                .withMessageContaining("has no file 'other.bin'; it has [in.bin, out.bin, weights.bin]");
    }

    @Test
    void theHashIsTheStandardOne() {
        // FIPS 180-2, appendix B.1.
        assertThat(ModelFile.sha256(new byte[] {'a', 'b', 'c'}))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void writingAgainReplacesTheModelAndLeavesNothingBehind() throws Exception {
        Path folder = temp.resolve("tiny");
        ModelWriter.write(folder, MANIFEST, FILES);
        ModelWriter.write(folder, MANIFEST, Map.of("in.bin", new byte[] {9}, "out.bin", new byte[] {8}));
        assertThat(Models.load(folder.toString()).file("in.bin")).containsExactly(9);
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).containsExactly(folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            assertThat(inside).hasSize(3);
        }
    }

    @Test
    void aFolderThatIsNoModelIsNotOverwritten() throws Exception {
        Path folder = Files.createDirectory(temp.resolve("photos"));
        Files.write(folder.resolve("a.jpg"), new byte[1]);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ModelWriter.write(folder, MANIFEST, FILES))
                .withMessageContaining("is no model folder");
        assertThat(folder.resolve("a.jpg")).exists();
    }

    @Test
    void aFailedWriteLeavesTheOldModel() throws Exception {
        Path folder = temp.resolve("tiny");
        ModelWriter.write(folder, MANIFEST, FILES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelWriter.write(folder, MANIFEST, Map.of("../x", new byte[1])));
        assertThat(Models.verify(folder.toString())).allMatch(Models.FileCheck::ok);
        assertThat(temp.resolve("x")).doesNotExist();
    }

    private void builtIn(String... ids) throws Exception {
        Path index = Files.createDirectories(temp.resolve("dev/mien/models")).resolve("index.txt");
        Files.writeString(index, String.join("\n", ids) + "\n");
    }

    private URLClassLoader loader() throws Exception {
        return new URLClassLoader(new URL[] {temp.toUri().toURL()}, null);
    }
}
