package dev.mien.eval.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SceneReportTest {
    /** Ten faces: eight right as crops, seven at the true place, five in the pictures; two missed. */
    private static List<SceneOutcome> ten() {
        List<SceneOutcome> faces = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            faces.add(face(80, 20, true, true, true, true, 0));
        }
        faces.add(face(100, 10, true, true, true, false, 1)); // lost by alignment
        faces.add(face(100, -10, true, true, false, false, 0)); // lost because it was not found
        faces.add(face(150, -10, true, false, false, false, 2)); // lost by light; found or not does not matter
        faces.add(face(150, 1, true, true, true, false, 0)); // lost by alignment
        faces.add(face(200, 1, false, false, true, true, 0)); // gained by alignment
        faces.add(face(200, 1, false, false, true, false, 0));
        return faces;
    }

    private static SceneOutcome face(
            double side, double degrees, boolean crop, boolean place, boolean found, boolean right, int falseFaces) {
        return new SceneOutcome("x", side, degrees, crop, place, found, right, falseFaces, Optional.empty());
    }

    @Test
    void theLossIsSplitWithoutRemainder() {
        SceneReport report = SceneReport.of("p", ten());
        assertThat(report.all()).isEqualTo(new SceneReport.Group(0, Double.POSITIVE_INFINITY, 10, 2, 8, 7, 5));
        assertThat(report.loss().difference()).isCloseTo(0.3, within(1e-12));
        assertThat(report.loss().firstOnly()).isEqualTo(4);
        assertThat(report.loss().secondOnly()).isEqualTo(1);
        assertThat(report.byLight()).isCloseTo(0.1, within(1e-12));
        assertThat(report.byMissing()).isCloseTo(0.1, within(1e-12));
        assertThat(report.byAlignment()).isCloseTo(0.1, within(1e-12));
        assertThat(report.falseFaces()).isEqualTo(3);
    }

    @Test
    void groupsTakeEachFaceOnceAndAnglesEitherWay() {
        SceneReport report = SceneReport.of("p", ten());
        assertThat(report.bySide().stream().map(SceneReport.Group::n)).containsExactly(4, 2, 2, 2);
        assertThat(report.byAngle().stream().map(SceneReport.Group::n)).containsExactly(3, 3, 4);
        assertThat(report.byAngle().get(1).missed()).isEqualTo(2);
    }

    @Test
    void tableAndJsonSayTheSame() {
        SceneEvaluation result = new SceneEvaluation(
                "faces", "every one", "rooms", 7, List.of(SceneReport.of("p", ten())), List.of("a.png: broken"));
        assertThat(result.table())
                .contains(
                        "faces in rooms: faces 10, seed 7",
                        "points lost",
                        "+30.0",
                        "20.0 %",
                        "turned 0 to 8 degrees (3)")
                .contains("could not be read and count as missed: 1");
        JsonNode json = result.toJson();
        assertThat(json.get("task").asText()).isEqualTo("scenes");
        JsonNode p = json.get("pipelines").get("p");
        assertThat(p.get("accuracyCrops").asDouble()).isEqualTo(0.8);
        assertThat(p.get("accuracyPictures").asDouble()).isEqualTo(0.5);
        assertThat(p.get("loss").asDouble())
                .isCloseTo(
                        p.get("lossByLight").asDouble()
                                + p.get("lossByMissing").asDouble()
                                + p.get("lossByAlignment").asDouble(),
                        within(1e-12));
        assertThat(p.get("bySide").get(3).get("high").isNull()).isTrue();
    }

    @Test
    void aFaceThatWasNotFoundCannotBeRight() {
        assertThatThrownBy(() -> face(80, 0, true, true, false, true, 0)).hasMessageContaining("not found");
    }
}
