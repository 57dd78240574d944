package dev.mien.report.paint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.Track;
import dev.mien.follow.FollowedFrame;
import dev.mien.image.Image;
import dev.mien.image.Images;
import dev.mien.testkit.Samples;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class FaceBlurTest {
    private static final Box FACE = new Box(110, 100, 140, 170);
    private static final Box UPPER = new Box(110, 100, 140, 80);
    private static final Box LOWER = new Box(110, 190, 140, 80);

    @Test
    void outsideTheEllipseNothingChangesAndInsideAreFewColours() throws IOException {
        Image picture = sample("happiness.png");
        Image covered = FaceBlur.blur(picture, List.of(FACE));
        List<Integer> inside = new ArrayList<>();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                double across = (x + 0.5 - FACE.center().x()) / (0.75 * FACE.width());
                double down = (y + 0.5 - FACE.center().y()) / (0.75 * FACE.height());
                double radius = across * across + down * down;
                if (radius > 1.001) {
                    assertThat(covered.sample(x, y, 0)).isEqualTo(picture.sample(x, y, 0));
                } else if (radius < 0.999) {
                    inside.add(covered.sample(x, y, 0));
                }
            }
        }
        assertThat(inside).hasSizeGreaterThan(40_000);
        assertThat(inside.stream().distinct().count()).isBetween(10L, 60L);
    }

    /** Two faces that differ, covered, are no easier told apart than by coarse light and shade. */
    @Test
    void whatIsFineInAFaceIsGone() throws IOException {
        Image picture = sample("happiness.png");
        Image covered = FaceBlur.blur(picture, List.of(FACE));
        assertThat(correlationOfDetail(picture, picture)).isGreaterThan(0.999);
        assertThat(Math.abs(correlationOfDetail(picture, covered))).isLessThan(0.1);
    }

    @Test
    void facesThatWereLostAMomentAgoAreCoveredToo() throws IOException {
        Image picture = sample("happiness.png");
        FaceResult found = Samples.happy(UPPER);
        Track lost =
                new Track(2, Samples.happy(LOWER).face(), OptionalInt.empty(), Duration.ZERO, Duration.ofMillis(100));
        FrameResult result = Samples.frame(picture.width(), picture.height(), found);
        TimedFrame frame = new TimedFrame(
                new FollowedFrame(result, List.of(lost), true), List.of(new TimedFace(found, Optional.empty())));
        assertThat(FaceBlur.blur(picture, frame, List.of()))
                .isEqualTo(FaceBlur.blur(picture, List.of(UPPER, LOWER)))
                .isNotEqualTo(FaceBlur.blur(picture, List.of(LOWER)))
                .isNotEqualTo(FaceBlur.blur(picture, List.of(UPPER)));
        Box suspect = new Box(10, 10, 40, 40);
        assertThat(FaceBlur.blur(picture, frame, List.of(suspect)))
                .isEqualTo(FaceBlur.blur(picture, List.of(UPPER, LOWER, suspect)));
    }

    @Test
    void boxesOutsideThePictureAndNoneAreNoFault() throws IOException {
        Image picture = sample("fear.png");
        assertThat(FaceBlur.blur(picture, List.of())).isSameAs(picture);
        assertThat(FaceBlur.blur(picture, List.of(new Box(5000, 5000, 50, 50)))).isEqualTo(picture);
        assertThat(FaceBlur.blur(picture, List.of(new Box(-100, 100, 300, 170))))
                .isNotEqualTo(picture);
    }

    @Test
    void nothingOfTheFaceIsDrawnOverIt() {
        FaceResult turned = Samples.turned(Samples.happy(FACE));
        FrameResult result = Samples.frame(360, 360, turned);
        TimedFrame frame = new TimedFrame(
                new FollowedFrame(result, List.of(), true), List.of(new TimedFace(turned, Optional.empty())));
        TimedFrame bare = FaceBlur.withoutPoints(frame);
        Image plain = Samples.grey(360, 360);
        assertThat(changedInside(plain, Overlay.draw(plain, frame))).isGreaterThan(100);
        assertThat(changedInside(plain, Overlay.draw(plain, bare))).isZero();
        assertThat(bare.frame().result().faces())
                .singleElement()
                .satisfies(face -> assertThat(face.face().box()).isEqualTo(FACE));
    }

    private static int changedInside(Image before, Image after) {
        int changed = 0;
        for (int y = 120; y < 250; y++) {
            for (int x = 125; x < 235; x++) {
                changed += before.sample(x, y, 0) == after.sample(x, y, 0) ? 0 : 1;
            }
        }
        return changed;
    }

    /** Of differences between pixels two apart, over the face. */
    private static double correlationOfDetail(Image one, Image other) {
        double both = 0;
        double first = 0;
        double second = 0;
        for (int y = 120; y < 250; y++) {
            for (int x = 130; x < 230; x++) {
                double a = one.sample(x + 1, y, 0) - one.sample(x - 1, y, 0);
                double b = other.sample(x + 1, y, 0) - other.sample(x - 1, y, 0);
                both += a * b;
                first += a * a;
                second += b * b;
            }
        }
        return both / Math.sqrt(first * second);
    }

    private static Image sample(String name) throws IOException {
        Path here = Path.of("samples", name);
        return Images.read(Files.exists(here) ? here : Path.of("..", "samples", name));
    }
}
