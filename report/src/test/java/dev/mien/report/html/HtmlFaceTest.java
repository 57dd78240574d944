package dev.mien.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Explanation;
import dev.mien.face.Expression;
import dev.mien.face.HeatMap;
import dev.mien.image.Affine;
import dev.mien.report.paint.ExplanationPicture;
import dev.mien.testkit.Samples;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlFaceTest {
    private static final Explanation CORNERS = new Explanation(
            Expression.ANGER, new HeatMap(2, 2, new float[] {8, 0, 0, -4}), Samples.grey(48, 48), Affine.IDENTITY);

    @Test
    void severalExplanationsOfAFaceStandInOrderWithTheirCaptions() throws IOException {
        Map<String, Explanation> several = new LinkedHashMap<>();
        several.put("classic: HOG & LBP cells", CORNERS);
        several.put("accurate: class-activation map", CORNERS);
        String html = HtmlFace.explanations(several).toString();
        assertThat(html.split("<img ", -1)).hasSize(1 + 4);
        assertThat(html.indexOf("classic: HOG &amp; LBP cells"))
                .isPositive()
                .isLessThan(html.indexOf("accurate: class-activation map"));
        assertThat(html.split(ExplanationPicture.FOR, -1)).as("one legend").hasSize(2);
        assertThat(HtmlFace.explanations(Map.of()).toString()).isEmpty();
    }

    @Test
    void aLabelOfAnySortHasAClassOfItsOwn() {
        assertThat(HtmlFace.colour("happiness")).isEqualTo("c-happiness");
        assertThat(HtmlFace.colour("no idea")).isEqualTo("c-no_20idea");
        assertThat(HtmlFace.colour("a}</style><b>")).matches("c-[\\w]+").isNotEqualTo(HtmlFace.colour("a>"));
    }
}
