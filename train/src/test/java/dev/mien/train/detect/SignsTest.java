package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.Image;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SignsTest {
    @Test
    void theSameSeedDrawsTheSameAndEachSeedItsOwn() {
        Set<Image> drawn = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            Image picture = Signs.picture(seed);
            assertThat(Signs.picture(seed)).isEqualTo(picture);
            drawn.add(picture);
        }
        assertThat(drawn).hasSize(20);
    }

    @Test
    void somethingIsOnEverySign() {
        assertThat(LongStream.range(0, 20).mapToObj(Signs::picture)).allSatisfy(picture -> {
            Set<Integer> shades = new HashSet<>();
            for (float value : picture.toGray().toFloats()) {
                shades.add((int) value);
            }
            assertThat(shades).hasSizeGreaterThan(5);
        });
    }
}
