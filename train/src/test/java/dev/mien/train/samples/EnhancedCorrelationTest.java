package dev.mien.train.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.cascade.OpenCv;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EnhancedCorrelationTest {
    private final Image template = Textures.smooth(1);

    @BeforeAll
    static void load() {
        OpenCv.load();
    }

    @Test
    void findsTheMapThatMadeThePicture() {
        Affine truth = new Affine(1.04, 0.05, -2.5, -0.03, 0.97, 1.5);
        Image picture = template.warp(truth, Textures.SIDE, Textures.SIDE);
        EnhancedCorrelation.Match match = EnhancedCorrelation.match(
                        template.toFloats(), picture.toFloats(), Textures.SIDE)
                .orElseThrow();
        assertThat(match.correlation()).isGreaterThan(0.95);
        for (Point point : new Point[] {new Point(16, 16), new Point(48, 20), new Point(32, 50)}) {
            Point expected = truth.apply(point);
            Point found = match.toPicture().apply(point);
            assertThat(found.x()).isCloseTo(expected.x(), within(0.25));
            assertThat(found.y()).isCloseTo(expected.y(), within(0.25));
        }
    }

    @Test
    void aFlatPictureMatchesNothing() {
        assertThat(EnhancedCorrelation.match(
                        template.toFloats(), new float[Textures.SIDE * Textures.SIDE], Textures.SIDE))
                .isEmpty();
    }
}
