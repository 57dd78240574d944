package dev.mien.image;

import com.code_intelligence.jazzer.api.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mien.testkit.Finds;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes of pictures, damaged as coverage suggests. */
class PictureJazzerTest {
    static Stream<Named<byte[]>> seeds() {
        return Stream.concat(
                SoundPictures.all().entrySet().stream().map(sound -> Named.of(sound.getKey(), sound.getValue())),
                new Finds("pictures").contents());
    }

    @MethodSource("seeds")
    @FuzzTest
    void pictures(byte[] input) {
        Jazzer.exploreState((byte) ImagesFuzzTest.outcome(input).hashCode(), 0);
    }
}
