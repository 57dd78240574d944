package dev.mien.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.output.Canvas;
import dev.mien.eval.output.Drawing;
import dev.mien.eval.run.EvaluationResult;
import dev.mien.eval.run.NamedDetector;
import dev.mien.eval.run.NamedPredictor;
import dev.mien.eval.run.Progress;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.testkit.TestFiles;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Drawn without a display; what they look like was judged by eye, that they show the figures is tested here. */
class PlotsTest {
    @TempDir
    Path temp;

    private static final List<Expression> ALL = Expression.FERPLUS;

    /** The shade of a picture is its number, which by eights gives its class. */
    private ExpressionEvaluation expressions(double skill) throws IOException {
        TestFiles files = new TestFiles();
        for (int i = 0; i < 200; i++) {
            files.picture(ALL.get(i % 8).label() + "/" + i + ".png", i);
        }
        try (ExpressionDataset data = Datasets.openExpression(files.folder(temp.resolve("faces")))) {
            return Evaluations.runExpression(
                    data, List.of(guesser("good", skill), guesser("weak", skill / 2)), 2, Progress.NONE);
        }
    }

    private static NamedPredictor guesser(String name, double skill) {
        return new NamedPredictor(name, picture -> {
            int shade = picture.sample(0, 0, 0);
            Random random = new Random(shade);
            if (shade < 100 && shade % 25 == 24) {
                return Optional.empty();
            }
            Expression truth = ALL.get(shade % 8);
            boolean right = random.nextDouble() < skill;
            Expression said = right ? truth : ALL.get((shade + 1 + random.nextInt(7)) % 8);
            float p = (float) (right ? 0.55 + 0.44 * random.nextDouble() : 0.51 + 0.3 * random.nextDouble());
            return Optional.of(
                    new ExpressionScores(Map.of(said, p, said.equals(ALL.get(0)) ? ALL.get(1) : ALL.get(0), 1 - p)));
        });
    }

    private static BufferedImage draw(EvaluationResult result, String name) {
        return result.figures().stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow()
                .picture()
                .get();
    }

    @Test
    void confusionShowsItsCountsAsShades() throws IOException {
        ExpressionEvaluation perfect = expressions(1);
        assertThat(count(draw(perfect, "confusion-good"), Canvas.BLUE)).isGreaterThan(20_000);
        assertThat(count(draw(perfect, "confusion-weak"), Canvas.BLUE)).isZero();
    }

    @Test
    void reliabilityDrawsABarWhereThereAreAnswers() throws IOException {
        BufferedImage picture = draw(expressions(1), "reliability-good");
        // in points: 84 + 380 x confidence from the left; twice as many pixels
        assertThat(picture.getRGB(2 * (84 + 380 * 9 / 10), 2 * 440)).isNotEqualTo(Color.WHITE.getRGB());
        assertThat(picture.getRGB(2 * (84 + 380 * 2 / 10), 2 * 440)).isEqualTo(Color.WHITE.getRGB());
    }

    @Test
    void coverageAndPrecisionRecallAreDrawn() throws IOException {
        assertThat(count(draw(expressions(0.8), "coverage"), Canvas.BLUE)).isGreaterThan(1_000);
        for (String name : List.of("precision-recall", "recall-false-positives")) {
            assertThat(count(draw(detections(), name), Canvas.BLUE)).as(name).isGreaterThan(1_000);
        }
    }

    @Test
    void aPlotIsWrittenUnderANameThatEveryFolderTakes() throws IOException {
        Drawing drawing =
                Drawing.of("confusion", "my models/a:b", () -> new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB));
        drawing.save(temp);
        assertThat(ImageIO.read(temp.resolve("confusion-my_models_a_b.png").toFile())
                        .getWidth())
                .isEqualTo(30);
    }

    private DetectionEvaluation detections() throws IOException {
        TestFiles files = new TestFiles();
        StringBuilder labels = new StringBuilder("image,x,y,width,height\n");
        for (int i = 0; i < 100; i++) {
            files.picture("images/" + i + ".png", i);
            labels.append(i).append(".png,10,10,20,20\n");
        }
        Path path = files.text("labels.csv", labels.toString()).zip(temp.resolve("d.zip"));
        try (DetectionDataset data = Datasets.openDetection(path)) {
            return Evaluations.runDetection(
                    data, List.of(new NamedDetector("sometimes", new Sometimes())), 2, Progress.NONE);
        }
    }

    /** Surer where it is right, mostly. */
    private static final class Sometimes implements FaceDetector {
        @Override
        public List<Face> detect(Frame frame) {
            Random random = new Random(frame.image().sample(0, 0, 0));
            float p = random.nextFloat();
            return List.of(new Face(new Box(random.nextFloat() < p ? 11 : 28, 10, 20, 20), p, List.of()));
        }

        @Override
        public StageInfo info() {
            return new StageInfo(StageKind.DETECT, "sometimes", Map.of(), "");
        }
    }

    private static long count(BufferedImage picture, Color color) {
        long count = 0;
        for (int rgb : picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth())) {
            count += rgb == color.getRGB() ? 1 : 0;
        }
        return count;
    }
}
