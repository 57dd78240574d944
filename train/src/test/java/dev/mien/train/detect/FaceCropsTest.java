package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.Face;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.testkit.SharedData;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FaceCropsTest {
    private static final Image PICTURE = Image.gray(48, 48, new byte[48 * 48]);

    private static Face found(float confidence) {
        return new Face(new Box(5, 6, 30, 36), confidence, Collections.nCopies(5, new Point(20, 20)));
    }

    @Test
    void aSureFaceHasItsOwnBoxAndPointsAnyOtherTheUsualBoxAlone() throws IOException {
        List<Sample> crops = List.of(sample("sure"), sample("unsure"), sample("unseen"));
        List<TruthBox> faces = FaceCrops.scenes(crops, Map.of("sure", found(0.6f), "unsure", found(0.59f))).stream()
                .flatMap(scene -> scene.faces().stream())
                .toList();
        TruthBox usual = FaceCrops.usual(PICTURE);
        assertThat(faces).containsExactly(new TruthBox(found(1).box(), false, found(1).landmarks()), usual, usual);
        assertThat(usual.box().width()).isEqualTo(48 * FaceCrops.USUAL.width());
        assertThat(usual.points()).isEmpty();
    }

    private static Sample sample(String id) {
        return new Sample(id, Optional.empty(), Map.of(Expression.FEAR, 1f), () -> PICTURE);
    }

    @Test
    void picturesThatMostSawNoFaceInAreLeftOut() throws IOException {
        try (ExpressionDataset train =
                Datasets.openExpression(SharedData.require("data").resolve("ferplus-train.zip"))) {
            assertThat(FaceCrops.faces(train)).hasSize(28_478);
        }
    }
}
