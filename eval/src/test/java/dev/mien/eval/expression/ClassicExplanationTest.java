package dev.mien.eval.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import dev.mien.face.AlignedFace;
import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.face.HeatMap;
import dev.mien.face.Verdict;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.testkit.SamplePictures;
import dev.mien.testkit.SharedData;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Explanations of the model that ships, on the pictures that ship: do they name what the answer rests on? */
class ClassicExplanationTest {
    private static FaceAnalyzer analyzer;

    @BeforeAll
    static void open() throws IOException {
        analyzer = FaceAnalyzer.of("classic");
    }

    @AfterAll
    static void close() {
        analyzer.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"neutral", "happiness", "surprise", "anger"})
    void whereTheAnswerIsRightThePlacesTogetherSpeakForIt(String sample) throws IOException {
        HeatMap heat = explain(sample).heat();
        double sum = places(heat).mapToDouble(i -> at(heat, i)).sum();
        assertThat(sum).isGreaterThan(2 * heat.largest());
    }

    /**
     * The deletion test of Petsiuk, Das and Saenko (2018, arXiv:1806.07421) in one step: an eighth of the crop is painted
     * over with its mean level. The figures stand in docs/method/explanation.md.
     */
    @Test
    void coveringWhatSpeaksMostCostsFarMoreThanCoveringAnyOtherEighth() throws IOException {
        double[] lost = new double[3];
        int judged = 0;
        try (ExpressionDataset data =
                Datasets.openExpression(SharedData.require("data/ferplus-valid.zip"), LabelSet.FERPLUS)) {
            for (int i = 0; i < data.labelled().size(); i += 25) {
                Image crop = data.labelled().get(i).picture().read();
                FaceResult result = analyzer.analyzeCrop(crop);
                if (result.verdict() instanceof Verdict.Shows shows) {
                    judged++;
                    HeatMap heat = analyzer.reader()
                            .explain(AlignedFace.ofCrop(crop), shows.expression())
                            .orElseThrow();
                    List<Integer> order = places(heat)
                            .boxed()
                            .sorted(Comparator.comparing(place -> -at(heat, place)))
                            .collect(Collectors.toList());
                    float before = result.scores().get(shows.expression());
                    lost[0] += before - probability(cover(crop, heat, order), shows.expression());
                    Collections.reverse(order);
                    lost[1] += before - probability(cover(crop, heat, order), shows.expression());
                    Collections.shuffle(order, new Random(i));
                    lost[2] += before - probability(cover(crop, heat, order), shows.expression());
                }
            }
        }
        System.out.println(
                "DELETION " + judged + " " + lost[0] / judged + " " + lost[1] / judged + " " + lost[2] / judged);
        assertThat(judged).isGreaterThan(80);
        assertThat(lost[0] / judged).as("most").isGreaterThan(0.25);
        assertThat(lost[1] / judged).as("least").isLessThan(0.05);
        assertThat(lost[2] / judged).as("any").isLessThan(0.1);
    }

    @Test
    void theMirrorImageIsExplainedByTheMirroredMap() throws IOException {
        Explanation explanation = explain("happiness");
        AlignedFace mirrored = AlignedFace.ofCrop(explanation.crop()).mirror();
        HeatMap heat = explanation.heat();
        HeatMap flipped = analyzer.reader()
                .explain(mirrored, Expression.HAPPINESS)
                .orElseThrow()
                .mirror();
        for (int y = 0; y < heat.height(); y++) {
            for (int x = 0; x < heat.width(); x++) {
                assertThat(flipped.get(x, y)).isCloseTo(heat.get(x, y), within(0.02f * heat.largest()));
            }
        }
    }

    private static Explanation explain(String sample) throws IOException {
        return analyzer.analyzeAndExplain(Frame.of(SamplePictures.read(sample + ".png")))
                .faces()
                .get(0)
                .explanation()
                .orElseThrow();
    }

    private static double probability(Image crop, Expression expression) {
        return analyzer.reader()
                .scores(List.of(AlignedFace.ofCrop(crop)))
                .get(0)
                .get(expression);
    }

    /** Places of a heat map, row by row. */
    private static IntStream places(HeatMap heat) {
        return IntStream.range(0, heat.width() * heat.height());
    }

    private static float at(HeatMap heat, int place) {
        return heat.get(place % heat.width(), place / heat.width());
    }

    /** The crop with its mean level over the first eighth of the places. */
    private static Image cover(Image crop, HeatMap heat, List<Integer> order) {
        Set<Integer> covered = Set.copyOf(order.subList(0, order.size() / 8));
        float[] levels = crop.toGray().toFloats();
        double mean = IntStream.range(0, levels.length)
                .mapToDouble(i -> levels[i])
                .average()
                .orElseThrow();
        byte[] samples = new byte[levels.length];
        for (int i = 0; i < samples.length; i++) {
            int x = i % crop.width() * heat.width() / crop.width();
            int y = i / crop.width() * heat.height() / crop.height();
            samples[i] = (byte) Math.round(covered.contains(y * heat.width() + x) ? mean : levels[i]);
        }
        return Image.gray(crop.width(), crop.height(), samples);
    }
}
