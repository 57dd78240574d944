package dev.mien.dataset;

import com.code_intelligence.jazzer.api.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** FER-2013's CSV, damaged as coverage suggests. */
class CsvJazzerTest {
    @TempDir
    private static Path temp;

    static Stream<Named<byte[]>> seeds() {
        String header = "emotion,pixels,Usage\n";
        return Stream.of(
                seed(
                        "sound",
                        header + "3," + TestFiles.pixels(7) + ",Training\n4," + TestFiles.pixels(9) + ",PublicTest\n"),
                seed("quoted", "\ufeff\"emotion\" , \"pixels\"\r\n\"6\",\"" + TestFiles.pixels(1) + "\"\r\n\r\n"),
                seed("odd", header + "7,1 2 3,\"a\"\"b\n,c\"\n3,-1 999 x,\n"),
                seed("open quote", header + "\"3,1"));
    }

    private static Named<byte[]> seed(String name, String text) {
        return Named.of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("seeds")
    @FuzzTest
    void tables(byte[] input) throws IOException {
        Jazzer.exploreState(
                (byte) DatasetTrial.of(temp.resolve("data.csv"), input).hashCode(), 0);
    }
}
