package dev.mien.check;

import com.code_intelligence.jazzer.api.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mien.model.Manifest;
import dev.mien.model.ManifestJson;
import dev.mien.model.ModelException;
import dev.mien.model.ModelFile;
import dev.mien.model.Models;
import dev.mien.testkit.ReaderPromise;
import dev.mien.testkit.model.StandInModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Model folders of which one file is damaged as coverage suggests, with its size and hash set right, so that the damage gets past
 * them. An input is the file's number and its content.
 */
class ModelFolderJazzerTest {
    private static final ReaderPromise PROMISE = new ReaderPromise(ModelException.class, 64L << 20, 5);
    private static final List<String> FILES = List.of(Manifest.FILE_NAME, StandInModel.FILE, "head.bin");

    @TempDir
    private static Path temp;

    static Stream<Named<byte[]>> seeds() throws IOException {
        Path folder = temp.resolve("sound");
        StandInModel.embedding(folder);
        return Stream.of(0, 1, 2).map(number -> {
            byte[] content = bytes(folder.resolve(FILES.get(number)));
            byte[] input = new byte[content.length + 1];
            input[0] = (byte) (int) number;
            System.arraycopy(content, 0, input, 1, content.length);
            return Named.of(FILES.get(number), input);
        });
    }

    @MethodSource("seeds")
    @FuzzTest
    void folders(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        Path folder = folder(Math.floorMod(input[0], FILES.size()), Arrays.copyOfRange(input, 1, input.length));
        String way = PROMISE.kept(input, () -> {
            try {
                return GoldenVectors.fault(Models.load(folder.toString())).isPresent() ? "answers differ" : "sound";
            } catch (IllegalStateException e) {
                // What runs the network refuses the golden pictures, as AddedModels knows.
                ReaderPromise.isPlain(e.getMessage(), input);
                return "cannot be run";
            }
        });
        Jazzer.exploreState((byte) way.hashCode(), 0);
    }

    private static Path folder(int number, byte[] content) throws IOException {
        Path sound = temp.resolve("sound");
        Path folder = Files.createDirectories(temp.resolve("damaged"));
        for (String name : FILES) {
            Files.write(folder.resolve(name), bytes(sound.resolve(name)));
        }
        Files.write(folder.resolve(FILES.get(number)), content);
        if (number > 0) {
            Manifest manifest = ManifestJson.parse(bytes(sound.resolve(Manifest.FILE_NAME)), "sound");
            List<ModelFile> files = FILES.stream()
                    .skip(1)
                    .map(name -> ModelFile.of(name, bytes(folder.resolve(name))))
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
            Files.write(folder.resolve(Manifest.FILE_NAME), ManifestJson.write(manifest.withFiles(files)));
        }
        return folder;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
