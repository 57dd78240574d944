package dev.mien.video;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.MethodSource;

class OggJazzerTest extends ClipJazzer {
    static Stream<Named<byte[]>> seeds() {
        return seeds("clip.ogv");
    }

    @MethodSource("seeds")
    @FuzzTest
    void clips(byte[] input) throws IOException {
        read("clip.ogv", input);
    }
}
