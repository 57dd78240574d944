package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Images;
import dev.mien.image.Point;
import dev.mien.testkit.SamplePictures;
import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacesInScenesTest {
    private static final int FACES_EACH = 5;

    @TempDir
    private Path temp;

    private ExpressionDataset faces;
    private DetectionDataset scenes;

    @BeforeEach
    void averageFacesAndPlainScenes() throws IOException {
        for (Expression expression : Expression.FERPLUS) {
            Image crop = SamplePictures.read(expression.label() + ".png").crop(40, 40, 280, 280);
            Path folder = Files.createDirectories(temp.resolve("faces").resolve(expression.label()));
            for (int i = 0; i < FACES_EACH; i++) {
                ImageIO.write(
                        crop.toBufferedImage(),
                        "png",
                        folder.resolve(i + ".png").toFile());
            }
        }
        faces = Datasets.openExpression(temp.resolve("faces"));
        scenes = Datasets.openDetection(new TestFiles()
                .picture("dark_1.png", 60)
                .picture("grey_1.png", 120)
                .picture("light_1.png", 200)
                .folder(temp.resolve("scenes")));
    }

    @Test
    void theSeedAndTheNameDecideAlone() throws IOException {
        FaceInScene one = FacesInScenes.compose(faces, scenes, 7).get(11);
        FaceInScene same = FacesInScenes.compose(faces.drawn(30, 3), scenes, 7).stream()
                .filter(other -> other.face().id().equals(one.face().id()))
                .findFirst()
                .orElseThrow();
        FaceInScene other = FacesInScenes.compose(faces, scenes, 8).get(11);
        assertThat(same.picture().read()).isEqualTo(one.picture().read());
        assertThat(other.picture().read()).isNotEqualTo(one.picture().read());
    }

    @Test
    void sizesAndAnglesCoverTheirRangesAndAllLiesWithinTheFrame() {
        List<FaceInScene> pictures = FacesInScenes.compose(faces, scenes, 1);
        assertThat(pictures).hasSize(8 * FACES_EACH);
        assertThat(pictures.stream().mapToDouble(FaceInScene::side).summaryStatistics())
                .satisfies(side -> assertThat(side.getMin()).isBetween(72.0, 90.0))
                .satisfies(side -> assertThat(side.getMax()).isBetween(230.0, 288.0));
        assertThat(pictures.stream().mapToDouble(FaceInScene::degrees).summaryStatistics())
                .satisfies(angle -> assertThat(angle.getMin()).isBetween(-25.0, -15.0))
                .satisfies(angle -> assertThat(angle.getMax()).isBetween(15.0, 25.0));
        for (FaceInScene picture : pictures) {
            for (int corner = 0; corner < 4; corner++) {
                Point at = picture.squareToPicture().apply(new Point(corner & 1, corner >> 1));
                assertThat(at.x()).isBetween(-1e-9, FacesInScenes.WIDTH + 1e-9);
                assertThat(at.y()).isBetween(-1e-9, FacesInScenes.HEIGHT + 1e-9);
            }
        }
    }

    /** Light is a rising curve and a slope, so what is dark in the crop stays dark: the two correlate. */
    @Test
    void theCropLiesWhereItIsSaidToLie() throws IOException {
        for (FaceInScene picture : FacesInScenes.compose(faces, scenes, 1)) {
            Image back = picture.picture()
                    .read()
                    .warp(picture.squareToPicture().inverse().then(Affine.scale(48, 48)), 48, 48);
            Image crop = picture.face().picture().read().toGray().resize(48, 48);
            assertThat(correlation(back.toFloats(), crop.toFloats()))
                    .as(picture.face().id())
                    .isGreaterThan(0.85);
        }
    }

    @Test
    void farFromTheFaceTheSceneIsUntouched() throws IOException {
        for (FaceInScene picture : FacesInScenes.compose(faces, scenes, 1)) {
            Image image = picture.picture().read();
            Box box = picture.box();
            int x = box.center().x() < FacesInScenes.WIDTH / 2.0 ? FacesInScenes.WIDTH - 1 : 0;
            int y = box.center().y() < FacesInScenes.HEIGHT / 2.0 ? FacesInScenes.HEIGHT - 1 : 0;
            assertThat(image.sample(x, y, 0)).isIn(60, 120, 200);
        }
    }

    /** The box that the box aligner would cut the crop's place out of, by the constants of docs/method/crop-geometry.md. */
    @Test
    void theBoxIsThatOfATypicalFace() {
        FaceInScene picture = FacesInScenes.compose(faces, scenes, 1).get(0);
        Box box = picture.box();
        Point eyes = picture.squareToPicture().apply(new Point(0.5, 0.393));
        assertThat(Math.sqrt(box.area()) / picture.side()).isCloseTo(2.6 * 0.365, within(0.02));
        assertThat((eyes.y() - box.y()) / box.height()).isCloseTo(0.393, within(0.03));
        assertThat(eyes.x()).isCloseTo(box.center().x(), within(0.06 * picture.side()));
    }

    @Test
    void onlyTheFirstScenesByTheirNumbersAreUsed() {
        List<String> order = IntStream.range(0, 300)
                .mapToObj(i -> new DetectionSample(i + "_kitchen.jpg", List.of(), () -> Images.read(temp)))
                .sorted(FacesInScenes.order())
                .map(DetectionSample::id)
                .toList();
        // From Python: sorted(range(300), key=lambda i: zlib.crc32(str(i).encode()))[:5]
        assertThat(order.subList(0, 5))
                .containsExactly(
                        "62_kitchen.jpg", "261_kitchen.jpg", "286_kitchen.jpg", "85_kitchen.jpg", "161_kitchen.jpg");
    }

    private static double correlation(float[] a, float[] b) {
        double meanA = 0;
        double meanB = 0;
        for (int i = 0; i < a.length; i++) {
            meanA += a[i] / a.length;
            meanB += b[i] / b.length;
        }
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
