package dev.mien.server.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.report.record.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RecordFilterTest {
    private static final String FACE =
            "{\"box\":{\"x\":12.0,\"y\":30.5},\"confidence\":0.98,\"landmarks\":[[34.1,60.0]],\"alignment\":\"eyes\","
                    + "\"pose\":{\"yaw\":40.0},\"eye_aspect_ratio\":{\"right\":0.3},\"mouth_opening\":0.0,\"gaze\":{\"right\":{}},"
                    + "\"quality\":{\"pass\":false,\"faults\":[\"turned up 40°, above 30°\",\"blurred\"]},"
                    + "\"expression\":\"unsure\",\"reason\":\"turned 40°, above 30°\",\"probabilities\":{\"neutral\":0.25,\"anger\":0.7500},"
                    + "\"valence\":-0.4,\"arousal\":0.2,\"heart_rate\":70}";

    private static String picture(int faces) {
        return "{\"source\":\"a.jpg\",\"width\":640,\"height\":480,\"frame\":0,\"time\":0.000,\"faces\":["
                + String.join(",", Collections.nCopies(faces, FACE)) + "]}";
    }

    private static Policy policy(int group, Set<Reading> readings) {
        Policy usual = Policy.usual();
        return new Policy(
                Area.ART,
                "a",
                "b",
                "EU",
                Optional.empty(),
                0,
                group,
                readings,
                usual.blur(),
                KeptPictures.NONE,
                List.of(),
                600,
                false);
    }

    private static RecordFilter only(Reading... readings) {
        return new RecordFilter(policy(1, Set.of(readings)));
    }

    @Test
    void whatIsNotAllowedIsGoneAndNumbersStay() {
        assertThat(only().line(picture(1)))
                .contains("{\"source\":\"a.jpg\",\"width\":640,\"height\":480,\"frame\":0,\"time\":0.000,\"faces\":["
                        + "{\"box\":{\"x\":12.0,\"y\":30.5},\"confidence\":0.98,\"alignment\":\"eyes\","
                        + "\"quality\":{\"pass\":false,\"faults\":[\"turned away\",\"blurred\"]}}]}");
    }

    @Test
    void eachReadingBringsItsFieldsAlone() {
        assertThat(only(Reading.EXPRESSIONS).line(picture(1)).orElseThrow())
                .contains("\"expression\":\"unsure\",\"reason\":\"turned away\"", "\"anger\":0.7500")
                .doesNotContain("pose", "valence", "eye_aspect", "landmarks", "gaze", "mouth", "heart", "°");
        assertThat(only(Reading.POSE).line(picture(1)).orElseThrow())
                .contains("\"pose\":{\"yaw\":40.0}", "turned up 40°")
                .doesNotContain("expression", "probabilities", "valence", "mouth");
        assertThat(only(Reading.EYES).line(picture(1)).orElseThrow())
                .contains("eye_aspect")
                .doesNotContain("mouth");
        assertThat(only(Reading.MOUTH).line(picture(1)).orElseThrow())
                .contains("mouth")
                .doesNotContain("gaze");
        assertThat(only(Reading.GAZE).line(picture(1)).orElseThrow())
                .contains("gaze")
                .doesNotContain("landmarks");
        assertThat(only(Reading.LANDMARKS).line(picture(1)).orElseThrow())
                .contains("60.0")
                .doesNotContain("arousal");
        assertThat(only(Reading.VALENCE_AROUSAL).line(picture(1)).orElseThrow())
                .contains("\"valence\":-0.4,\"arousal\":0.2")
                .doesNotContain("anger");
    }

    @Test
    void whatNobodyHasSaidAnythingOfDoesNotPass() {
        RecordFilter filter = new RecordFilter(policy(1, EnumSet.allOf(Reading.class)));
        assertThat(filter.line(picture(1)).orElseThrow()).doesNotContain("heart_rate");
        assertThat(filter.line("{\"type\":\"diagnosis\",\"track\":1}")).isEmpty();
        assertThat(only(Reading.EYES).line("{\"type\":\"event\",\"expression\":\"anger\",\"onset\":1.0}"))
                .isEmpty();
    }

    @Test
    void recordsOfVideosAreCutToo() {
        String event =
                "{\"type\":\"event\",\"source\":\"v\",\"track\":1,\"expression\":\"anger\",\"onset\":0.980,\"apex\":1.0,"
                        + "\"offset\":2.4,\"strength\":0.93,\"sure\":true}";
        assertThat(only(Reading.EXPRESSIONS).line(event)).contains(event);
        String blink =
                "{\"type\":\"blink\",\"source\":\"v\",\"track\":1,\"onset\":0.9,\"apex\":1.0,\"offset\":1.1,\"closure\":0.9}";
        assertThat(only(Reading.EYES).line(blink)).contains(blink);
        assertThat(only(Reading.POSE).line(blink)).isEmpty();
        String away =
                "{\"type\":\"looking_away\",\"source\":\"v\",\"track\":1,\"onset\":0.9,\"angle\":40.0,\"yaw\":40.0,\"pitch\":1.0}";
        assertThat(only(Reading.POSE).line(away)).contains(away);
        assertThat(only(Reading.EYES).line(away)).isEmpty();
        String person = "{\"type\":\"person\",\"track\":1,\"first\":0.0,\"last\":1.0,\"frames\":9,\"events\":1,"
                + "\"probabilities\":{},\"dwell\":{},\"transitions\":[],\"blinks\":2,\"blinks_per_minute\":null,\"perclos\":null,"
                + "\"mouth_opening\":0.1}";
        assertThat(only(Reading.EYES).line(person))
                .contains("{\"type\":\"person\",\"track\":1,\"first\":0.0,\"last\":1.0,\"frames\":9,\"blinks\":2,"
                        + "\"blinks_per_minute\":null,\"perclos\":null}");
    }

    @Test
    void ofGroupsTheMeanIsSaidAlone() {
        RecordFilter filter = new RecordFilter(policy(3, EnumSet.allOf(Reading.class)));
        assertThat(filter.line(picture(2)))
                .contains("{\"source\":\"a.jpg\",\"width\":640,\"height\":480,\"frame\":0,\"time\":0.000,\"people\":2,"
                        + "\"withheld\":\"fewer than 3 people\"}");
        assertThat(filter.line(picture(3)))
                .contains("{\"source\":\"a.jpg\",\"width\":640,\"height\":480,\"frame\":0,\"time\":0.000,\"people\":3,"
                        + "\"probabilities\":{\"neutral\":0.25,\"anger\":0.75},\"valence\":-0.4,\"arousal\":0.2}");
        assertThat(filter.line(picture(3).replaceFirst("\\{", "{\"type\":\"frame\",")))
                .as("frames would give away who came and went")
                .contains(
                        "{\"type\":\"frame\",\"source\":\"a.jpg\",\"width\":640,\"height\":480,\"frame\":0,\"time\":0.000,"
                                + "\"people\":3}");
        assertThat(filter.line("{\"type\":\"person\",\"track\":1}")).isEmpty();
        assertThat(filter.line("{\"type\":\"event\",\"track\":1}")).isEmpty();
    }

    private static String interval(int people, int most, String means) {
        return "{\"type\":\"interval\",\"start\":0.0,\"people\":" + people + ",\"most_faces\":" + most + "," + means
                + "}";
    }

    @Test
    void oneWhoComesBackAsAnotherIsNoGroup() {
        RecordFilter filter = new RecordFilter(policy(3, EnumSet.allOf(Reading.class)));
        assertThat(filter.line(interval(3, 3, "\"probabilities\":{\"anger\":0.98,\"fear\":0.02}")))
                .contains(interval(3, 3, "\"probabilities\":{\"anger\":1.0,\"fear\":0.0}"));
        for (int[] few : new int[][] {{3, 2}, {9, 1}, {2, 2}, {2, 9}}) {
            assertThat(filter.line(interval(few[0], few[1], "\"probabilities\":{\"anger\":1.0}")))
                    .contains(interval(few[0], few[1], "\"withheld\":\"fewer than 3 people\""));
        }
    }

    @Test
    void aStricterMinimumHoldsForMeansThatWereKept() {
        String kept =
                "{\"source\":\"a\",\"people\":3,\"probabilities\":{\"anger\":0.7612},\"valence\":-0.38,\"arousal\":0.2}";
        assertThat(new RecordFilter(policy(5, EnumSet.allOf(Reading.class))).line(kept))
                .contains("{\"source\":\"a\",\"people\":3,\"withheld\":\"fewer than 5 people\"}");
        assertThat(new RecordFilter(policy(3, EnumSet.allOf(Reading.class))).line(kept))
                .contains(
                        "{\"source\":\"a\",\"people\":3,\"probabilities\":{\"anger\":0.75},\"valence\":-0.4,\"arousal\":0.2}");
    }

    @Test
    void whatTellsPoseOrMouthByAWayRoundIsGone() {
        String face = "{\"faces\":[{\"quality\":{\"faults\":[\"mouth covered\"]},\"reason\":\"mouth covered; blurred\","
                + "\"gaze\":{\"right\":{\"yaw\":40.0,\"pitch\":1.0,\"head_yaw\":10.0,\"head_pitch\":2.0,\"confidence\":0.9}}}]}";
        assertThat(only(Reading.GAZE, Reading.EXPRESSIONS).line(face))
                .contains("{\"faces\":[{\"quality\":{\"faults\":[\"covered\"]},\"reason\":\"covered; blurred\","
                        + "\"gaze\":{\"right\":{\"yaw\":40.0,\"pitch\":1.0,\"confidence\":0.9}}}]}");
        assertThat(only(Reading.GAZE, Reading.EXPRESSIONS, Reading.POSE, Reading.MOUTH)
                        .line(face))
                .contains(face);
    }

    @Test
    void rowsKeepTheColumnsThatAreAllowed() throws IOException {
        String cells = "\"a, \"\"b\"\"\nc\",1,0,12.0,";
        String rows = rows(
                "source,frame,face,x,quality_faults,expression,reason,neutral,anger,valence,arousal,yaw,track,"
                        + "smoothed_expression,smoothed_anger,heart_rate",
                cells + "\"turned 4°, above 3°\",anger,,0.2,0.8,1,2,40.0,7,anger,0.8,70");
        assertThat(rows(policy(1, Set.of(Reading.EXPRESSIONS)), rows))
                .isEqualTo(rows(
                        "source,frame,face,x,quality_faults,expression,reason,neutral,anger,track,smoothed_expression,"
                                + "smoothed_anger",
                        cells + "\"turned away\",anger,,0.2,0.8,7,anger,0.8"));
        assertThat(rows(policy(1, Set.of(Reading.POSE)), rows))
                .isEqualTo(
                        rows("source,frame,face,x,quality_faults,yaw,track", cells + "\"turned 4°, above 3°\",40.0,7"));
        String gaze = rows(
                "quality_faults,gaze_right_yaw,gaze_right_head_yaw,gaze_left_head_pitch",
                "mouth covered; blurred,1,2,3");
        assertThat(rows(policy(1, Set.of(Reading.GAZE)), gaze))
                .isEqualTo(rows("quality_faults,gaze_right_yaw", "covered; blurred,1"));
        assertThat(rows(policy(2, EnumSet.allOf(Reading.class)), rows)).isEmpty();
        assertThat(rows(policy(1, EnumSet.allOf(Reading.class)), rows)).isEqualTo(rows);
    }

    /** What is encrypted is whole when it is closed. */
    @Test
    void whereThereAreNoRowsTheirEndIsPassedOn() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        };
        new Answers(policy(2, EnumSet.allOf(Reading.class)))
                .filtered(Format.CSV, out)
                .close();
        assertThat(closed).isTrue();
    }

    private static String rows(String header, String row) {
        return header + "\r\n" + row + "\r\n";
    }

    private static String rows(Policy policy, String rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream filtered = new Answers(policy).filtered(Format.CSV, out)) {
            filtered.write(rows.getBytes(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
