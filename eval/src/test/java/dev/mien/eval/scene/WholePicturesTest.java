package dev.mien.eval.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.eval.Evaluations;
import dev.mien.eval.run.NamedAnalyzer;
import dev.mien.eval.run.Progress;
import dev.mien.face.Expression;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.testkit.SamplePictures;
import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From crop to photo without loss, on what the repository has: the average faces of FER+ in plain scenes. */
class WholePicturesTest {
    @TempDir
    private Path temp;

    @Test
    void thePicturesOfThisProjectsFacesAreJudgedLikeTheirCrops() throws IOException {
        for (Expression expression : Expression.FERPLUS) {
            if (expression.equals(Expression.FEAR)) {
                continue; // the average of fearful faces lies between fear and sadness: any light moves it
            }
            Image crop = SamplePictures.read(expression.label() + ".png").crop(40, 40, 280, 280);
            Path folder = Files.createDirectories(temp.resolve("faces").resolve(expression.label()));
            for (int i = 0; i < 5; i++) {
                ImageIO.write(
                        crop.toBufferedImage(),
                        "png",
                        folder.resolve(i + ".png").toFile());
            }
        }
        Path rooms = new TestFiles()
                .picture("dark.png", 60)
                .picture("grey.png", 120)
                .picture("light.png", 200)
                .folder(temp.resolve("rooms"));
        try (ExpressionDataset faces = Datasets.openExpression(temp.resolve("faces"));
                DetectionDataset scenes = Datasets.openDetection(rooms);
                FaceAnalyzer analyzer =
                        FaceAnalyzer.builder("accurate").calibration("ferplus").build()) {
            SceneEvaluation result = Evaluations.runInScenes(
                    faces, scenes, 1, List.of(new NamedAnalyzer("accurate", analyzer)), 2, Progress.NONE);
            SceneReport report = result.reports().get(0);
            assertThat(report.all().n()).isEqualTo(35);
            assertThat(report.all().share(report.all().onCrop())).isGreaterThan(0.7);
            assertThat(report.all().missed()).isLessThanOrEqualTo(4);
            assertThat(report.falseFaces()).isZero();
            assertThat(report.loss().difference()).isLessThan(0.08);
        }
    }
}
