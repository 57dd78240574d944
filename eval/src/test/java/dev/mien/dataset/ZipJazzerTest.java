package dev.mien.dataset;

import com.code_intelligence.jazzer.api.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Zips of labelled pictures, not deflated so that damage reaches what they hold, damaged as coverage suggests. */
class ZipJazzerTest {
    @TempDir
    private static Path temp;

    static Stream<Named<byte[]>> seeds() {
        return seeds(temp);
    }

    static Stream<Named<byte[]>> seeds(Path folder) {
        Map<String, TestFiles> seeds = new LinkedHashMap<>();
        seeds.put("boxes", pictures().text("labels.csv", "image,x,y,width,height,score\na.png,-1.5,2,10,12,0.6\n"));
        seeds.put(
                "votes",
                pictures()
                        .text(
                                "labels.csv",
                                "image,neutral,happiness,surprise,sadness,anger,disgust,fear,contempt,unknown,not_a_face,"
                                        + "fer2013_label\na.png,4,0,0,1,3,2,0,0,0,0,angry\nb.png,0,5,0,0,0,0,4,1,0,0,happy\n"));
        seeds.put("classes", new TestFiles().picture("d/anger/a.png", 10).picture("d/happiness/b.png", 20));
        seeds.put(
                "pixels",
                new TestFiles()
                        .text("fer2013.csv", "emotion,pixels,Usage\n3," + TestFiles.pixels(7) + ",Training\n")
                        .text("fer2013new.csv", "Usage,neutral,happiness\nTraining,8,2\n"));
        return seeds.entrySet().stream().map(seed -> Named.of(seed.getKey(), bytes(seed.getValue(), folder)));
    }

    private static TestFiles pictures() {
        return new TestFiles().picture("images/a.png", 10).picture("images/b.png", 20);
    }

    private static byte[] bytes(TestFiles files, Path folder) {
        try {
            return Files.readAllBytes(files.stored(folder.resolve("seed.zip")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @MethodSource("seeds")
    @FuzzTest
    void zips(byte[] input) throws IOException {
        Jazzer.exploreState(
                (byte) DatasetTrial.of(temp.resolve("data.zip"), input).hashCode(), 0);
    }
}
