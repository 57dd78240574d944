package dev.mien.eval.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Quality;
import dev.mien.image.Image;
import dev.mien.quality.QualityGate;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamageTest {
    private static final QualityGate GATE = new QualityGate(QualityGate.Options.none());

    private static Image crop() throws IOException {
        return SamplePictures.read("happiness.png").crop(40, 40, 280, 280);
    }

    private static Spoilt spoilt(Damage damage, double level) throws IOException {
        return damage.spoil(crop(), level, new Random(5));
    }

    private static Quality quality(Spoilt spoilt) {
        return GATE.assess(spoilt.frame(), spoilt.face(), Optional.empty());
    }

    /** A JPEG changes even at its best, the others do nothing at all. */
    @ParameterizedTest
    @EnumSource
    void theMildestLevelIsNoDamage(Damage damage) throws IOException {
        Image whole = crop().toGray().resize(48, 48);
        double mildest = damage.levels()[0];
        assertThat(distance(spoilt(damage, mildest).face().crop(), whole)).isLessThan(damage == Damage.JPEG ? 2 : 1e-9);
    }

    /** Not every step need add to the difference, but the whole way does. */
    @ParameterizedTest
    @EnumSource
    void theStrongestLevelIsFarFromTheFace(Damage damage) throws IOException {
        Image whole = crop().toGray().resize(48, 48);
        double[] levels = damage.levels();
        double mild = distance(spoilt(damage, levels[1]).face().crop(), whole);
        double strong =
                distance(spoilt(damage, levels[levels.length - 1]).face().crop(), whole);
        assertThat(mild).isGreaterThan(0.05);
        assertThat(strong).isGreaterThan(1.9 * mild);
    }

    @Test
    void theGateMeasuresWhatWasDone() throws IOException {
        for (double width : Damage.SIZE.levels()) {
            assertThat(quality(spoilt(Damage.SIZE, width)).size()).isCloseTo(width, within(0.41));
        }
        for (Damage cut : new Damage[] {Damage.CUT_ABOVE, Damage.CUT_BELOW, Damage.CUT_BESIDE}) {
            assertThat(quality(spoilt(cut, 0.25)).outside()).isCloseTo(0.25, within(1e-9));
        }
        assertThat(quality(spoilt(Damage.BLUR, 2)).sharpness())
                .isLessThan(0.3 * quality(spoilt(Damage.BLUR, 0)).sharpness());
    }

    /** The variance of an edge's derivative is the blur's: sigma squared. */
    @Test
    void theBlurIsAsWideAsItSays() {
        byte[] edge = new byte[48 * 48];
        for (int i = 0; i < edge.length; i++) {
            edge[i] = (byte) (i % 48 < 24 ? 0 : 255);
        }
        for (double sigma : new double[] {1, 2, 3}) {
            Image blurred = Damage.BLUR
                    .spoil(Image.gray(48, 48, edge), sigma, new Random(1))
                    .face()
                    .crop();
            double variance = 0;
            for (int x = 0; x < 47; x++) {
                double slope = (blurred.sample(x + 1, 24, 0) - blurred.sample(x, 24, 0)) / 255.0;
                variance += slope * (x - 23) * (x - 23);
            }
            assertThat(Math.sqrt(variance)).isCloseTo(sigma, within(0.1));
        }
    }

    private static double distance(Image a, Image b) {
        float[] x = a.toFloats();
        float[] y = b.toFloats();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.abs(x[i] - y[i]);
        }
        return sum / x.length;
    }
}
