package dev.mien.model;

import com.code_intelligence.jazzer.api.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mien.testkit.Finds;
import dev.mien.testkit.ReaderPromise;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of manifests, damaged as coverage suggests; what is read must come back from what is written of it. */
class ManifestJazzerTest {
    private static final ReaderPromise PROMISE = new ReaderPromise(ModelException.class, 64L << 20, 5);

    static Stream<Named<byte[]>> seeds() {
        return new Finds("manifests").contents();
    }

    @MethodSource("seeds")
    @FuzzTest
    void manifests(byte[] input) {
        String way = PROMISE.kept(input, () -> {
            Manifest manifest = ManifestJson.parse(input, "fuzz");
            if (!ManifestJson.parse(ManifestJson.write(manifest), "fuzz").equals(manifest)) {
                throw new IllegalStateException("another manifest came back");
            }
            return "read";
        });
        Jazzer.exploreState((byte) way.hashCode(), 0);
    }
}
