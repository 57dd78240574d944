package dev.mien.eval;

import static dev.mien.face.Expression.FEAR;
import static dev.mien.face.Expression.HAPPINESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.detect.FaceDetector;
import dev.mien.eval.detection.DetectionEvaluation;
import dev.mien.eval.detection.DetectionReport;
import dev.mien.eval.expression.ExpressionEvaluation;
import dev.mien.eval.expression.ExpressionReport;
import dev.mien.eval.run.NamedDetector;
import dev.mien.eval.run.NamedPredictor;
import dev.mien.eval.run.Progress;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import dev.mien.testkit.TestFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over pictures whose shade tells the predictor what to say. */
class EvaluationsTest {
    @TempDir
    Path temp;

    private Path faces = Path.of("");

    @BeforeEach
    void layDown() {
        TestFiles files = new TestFiles();
        for (int i = 0; i < 60; i++) {
            files.picture(String.format("%s/%02d.png", i < 30 ? "happy" : "fear", i), i);
        }
        faces = files.text("fear/broken.png", "no picture").folder(temp.resolve("faces"));
    }

    /** Right up to a shade, then "happiness"; every tenth face is not found. */
    private static NamedPredictor upTo(String name, int shade) {
        return new NamedPredictor(name, picture -> {
            int i = picture.sample(0, 0, 0);
            if (i % 10 == 9) {
                return Optional.empty();
            }
            double p = 0.51 + i / 200.0;
            boolean happy = i < 30 || i >= shade;
            return Optional.of(Outcomes.scores(happy ? HAPPINESS : FEAR, p, happy ? FEAR : HAPPINESS));
        });
    }

    private ExpressionEvaluation evaluate(int threads, Progress progress) throws IOException {
        try (ExpressionDataset data = Datasets.openExpression(faces)) {
            return Evaluations.runExpression(data, List.of(upTo("half", 45), upTo("all", 60)), threads, progress);
        }
    }

    @Test
    void countsMissesAndUnreadablePicturesAsErrors() throws IOException {
        ExpressionEvaluation result = evaluate(4, Progress.NONE);
        ExpressionReport all = result.reports().get(1);
        assertThat(List.of(all.n(), all.missed(), all.failed())).containsExactly(61, 7, 1);
        assertThat(all.accuracy()).isEqualTo(54.0 / 61);
        assertThat(all.accuracyDetected()).isEqualTo(1);
        assertThat(all.facesPerSecond()).isPositive();
        assertThat(result.failures()).hasSize(1).first().asString().contains("fear/broken.png");
        // shades 45 to 59 without the missed 49 and 59
        assertThat(result.paired()).hasSize(1);
        assertThat(result.paired().get(0).firstOnly()).isZero();
        assertThat(result.paired().get(0).secondOnly()).isEqualTo(13);
    }

    @Test
    void threadsDoNotChangeTheResult() throws IOException {
        ObjectNode one = evaluate(1, Progress.NONE).toJson();
        ObjectNode eight = evaluate(8, Progress.NONE).toJson();
        for (ObjectNode node : List.of(one, eight)) {
            node.path("pipelines").forEach(p -> ((ObjectNode) p).remove(List.of("facesPerSecond", "threads")));
        }
        assertThat(one).isEqualTo(eight);
    }

    @Test
    void progressComesOncePerPictureInOrder() throws IOException {
        List<String> heard = new ArrayList<>();
        evaluate(4, (pipeline, done, total) -> heard.add(pipeline + " " + done + "/" + total));
        assertThat(heard)
                .containsExactlyElementsOf(List.of("half", "all").stream()
                        .flatMap(name -> IntStream.rangeClosed(1, 61).mapToObj(i -> name + " " + i + "/61"))
                        .toList());
    }

    @Test
    void whatAPredictorThrowsComesThrough() throws IOException {
        NamedPredictor broken = new NamedPredictor("broken", picture -> {
            throw new IllegalArgumentException("foreign space");
        });
        try (ExpressionDataset data = Datasets.openExpression(faces)) {
            assertThatThrownBy(() -> Evaluations.runExpression(data, List.of(broken), 4, Progress.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("foreign space");
            assertThatThrownBy(() ->
                            Evaluations.runExpression(data, List.of(upTo("a", 1), upTo("a", 2)), 1, Progress.NONE))
                    .hasMessageContaining("no name twice, got [a, a]");
        }
    }

    /** The contract of docs/guide/evaluation.md. */
    @Test
    void jsonHasTheFieldsScriptsRelyOn() throws IOException {
        JsonNode json = evaluate(2, Progress.NONE).toJson();
        assertThat(names(json))
                .containsExactly("task", "dataset", "convention", "labels", "pipelines", "paired", "failures");
        assertThat(names(json.get("pipelines"))).containsExactly("half", "all");
        JsonNode half = json.get("pipelines").get("half");
        assertThat(names(half))
                .containsExactly(
                        "n",
                        "missed",
                        "failed",
                        "accuracy",
                        "accuracyLow",
                        "accuracyHigh",
                        "coverage",
                        "accuracyDetected",
                        "accuracyRestricted",
                        "macroF1",
                        "ece",
                        "nll",
                        "brier",
                        "perClass",
                        "confusion",
                        "reliability",
                        "accuracyAtCoverage",
                        "facesPerSecond",
                        "threads");
        assertThat(half.get("accuracyRestricted").isNull()).isTrue();
        assertThat(half.at("/perClass/fear/support").asInt()).isEqualTo(31);
        assertThat(half.at("/confusion/columns")).hasToString("[\"happiness\",\"fear\",\"missed\"]");
        assertThat(half.at("/confusion/counts")).hasToString("[[27,0,3],[13,14,4]]");
        assertThat(half.get("reliability")).hasSize(15);
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static final class CentreDetector implements FaceDetector {
        @Override
        public List<Face> detect(Frame frame) {
            return List.of(
                    new Face(new Box(0, 0, frame.image().width(), frame.image().height()), 0.5f, List.of()));
        }

        @Override
        public StageInfo info() {
            return new StageInfo(StageKind.DETECT, "centre", Map.of(), "");
        }
    }

    @Test
    void truthIsCutToThePicture() throws IOException {
        Path path = new TestFiles()
                .picture("images/a.png", 1)
                .picture("images/none.png", 1)
                .text("images/broken.png", "no picture")
                .text("labels.csv", "image,x,y,width,height\na.png,-200,-200,248,248\nbroken.png,0,0,9,9\n")
                .zip(temp.resolve("d.zip"));
        try (DetectionDataset data = Datasets.openDetection(path)) {
            DetectionEvaluation result = Evaluations.runDetection(
                    data, List.of(new NamedDetector("centre", new CentreDetector())), 2, Progress.NONE);
            DetectionReport report = result.reports().get(0);
            assertThat(List.of(report.pictures(), report.failed(), report.faces(), report.found()))
                    .containsExactly(3, 1, 2, 1);
            assertThat(report.falsePositivesOnEmpty()).isEqualTo(1);
            assertThat(result.failures()).hasSize(1);
            JsonNode json = result.toJson().at("/pipelines/centre");
            assertThat(json.at("/recallAtFalsePositives/2/recall").asDouble()).isEqualTo(0.5);
            assertThat(json.at("/bySize/3/maxHeight").isNull()).isTrue();
            assertThat(StreamSupport.stream(json.get("precisionRecall").spliterator(), false))
                    .hasSize(1);
        }
    }
}
