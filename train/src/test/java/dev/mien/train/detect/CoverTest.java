package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.image.Image;
import org.junit.jupiter.api.Test;

class CoverTest {
    private static final Image PICTURE = Image.gray(40, 20, new byte[800]);

    @Test
    void aFeatheredPictureFadesOutAlongItsBorder() {
        Cover cover = Cover.feathered(PICTURE);
        assertThat(cover.at(20, 10)).isEqualTo(1);
        assertThat(cover.at(3, 3)).isEqualTo(1);
        // The rim is 3 pixels wide.
        assertThat(cover.at(1.5, 10)).isCloseTo(0.5, within(1e-9));
        assertThat(cover.at(20, 19)).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(cover.at(40, 10)).isZero();
    }

    @Test
    void anEllipseLeavesOutTheCorners() {
        Cover cover = Cover.ellipse(PICTURE);
        assertThat(cover.at(20, 10)).isEqualTo(1);
        assertThat(cover.at(20 + 0.8 * 20, 10)).isEqualTo(1);
        assertThat(cover.at(20, 10 - 0.925 * 10)).isCloseTo(0.5, within(1e-9));
        assertThat(cover.at(2, 2)).isZero();
    }

    @Test
    void aHeadIsMoreThanItsFace() {
        Box face = new Box(10, 10, 20, 20);
        Cover cover = Cover.head(face);
        assertThat(cover.at(10, 20)).isEqualTo(1);
        assertThat(cover.at(20, 30)).isEqualTo(1);
        assertThat(cover.at(20 - 1.6 * 10, 20)).isZero();
    }
}
