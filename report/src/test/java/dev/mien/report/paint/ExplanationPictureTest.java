package dev.mien.report.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.HeatMap;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.testkit.Samples;
import org.junit.jupiter.api.Test;

class ExplanationPictureTest {
    /** Top left speaks for it with all its strength, bottom right against it with half of that. */
    private static final Explanation CORNERS = explanation(new HeatMap(2, 2, new float[] {8, 0, 0, -4}));

    @Test
    void coloursFollowSignAndSizeAndNothingStaysGrey() {
        Image drawn = ExplanationPicture.draw(CORNERS, 100);
        assertThat(drawn.width()).isEqualTo(drawn.height()).isEqualTo(100);
        assertThat(saturation(drawn, 10, 10)).isGreaterThan(saturation(drawn, 90, 90) + 20);
        assertThat(drawn.sample(10, 10, 0)).isGreaterThan(drawn.sample(10, 10, 2) + 80);
        assertThat(drawn.sample(90, 90, 2)).isGreaterThan(drawn.sample(90, 90, 0) + 20);
        assertThat(saturation(drawn, 90, 10)).isZero();
        assertThat(saturation(drawn, 10, 90)).isZero();
    }

    @Test
    void aMapWithoutAnyHeatIsTheCropInGrey() {
        Image drawn = ExplanationPicture.draw(explanation(new HeatMap(3, 3, new float[9])), 48);
        assertThat(drawn).isEqualTo(Samples.grey(48, 48).toRgb());
    }

    /** As in the maps of networks, which are never negative: half of the places are grey, the colour grows from there. */
    @Test
    void theScaleIsStretchedFromTheMedianOn() {
        Image drawn = ExplanationPicture.draw(explanation(new HeatMap(4, 1, new float[] {3, 4, 6, 10})), 100);
        assertThat(saturation(drawn, 10, 50)).isZero();
        assertThat(saturation(drawn, 37, 50)).isLessThan(10);
        assertThat(saturation(drawn, 62, 50)).isBetween(30, 90);
        assertThat(saturation(drawn, 90, 50)).isGreaterThan(150);
    }

    @Test
    void aMapOfOneMagnitudeIsAllColour() {
        Image drawn = ExplanationPicture.draw(explanation(new HeatMap(2, 1, new float[] {5, -5})), 100);
        assertThat(saturation(drawn, 5, 50)).isGreaterThan(100);
        assertThat(saturation(drawn, 95, 50)).isGreaterThan(100);
    }

    private static Explanation explanation(HeatMap heat) {
        return new Explanation(Expression.ANGER, heat, Samples.grey(48, 48), Affine.IDENTITY);
    }

    private static int saturation(Image image, int x, int y) {
        int red = image.sample(x, y, 0);
        int green = image.sample(x, y, 1);
        int blue = image.sample(x, y, 2);
        return Math.max(red, Math.max(green, blue)) - Math.min(red, Math.min(green, blue));
    }
}
