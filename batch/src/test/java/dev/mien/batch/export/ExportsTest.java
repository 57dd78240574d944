package dev.mien.batch.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Expression;
import dev.mien.face.Gaze;
import dev.mien.face.HeadPose;
import dev.mien.report.record.VideoRecords;
import dev.mien.testkit.Samples;
import dev.mien.timeline.Blink;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.VideoSummary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ExportsTest {
    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    private static VideoSummary video() {
        PersonSummary person = new PersonSummary(
                3,
                ms(100),
                ms(5000),
                50,
                Samples.happy(new dev.mien.face.Box(0, 0, 50, 50)).scores(),
                Map.of(),
                Map.of(),
                List.of(
                        new ExpressionEvent(3, Expression.HAPPINESS, ms(1000), ms(1500), ms(2000), 0.9, true),
                        new ExpressionEvent(3, Expression.SURPRISE, ms(1800), ms(1900), ms(2500), 0.6, false),
                        new ExpressionEvent(3, Expression.HAPPINESS, ms(3000), ms(3100), ms(4000), 0.8, true)),
                List.of(new Blink(3, ms(700), ms(700), ms(700), 0.5), new Blink(3, ms(4800), ms(4900), ms(5200), 0.9)),
                Optional.empty(),
                new PersonSummary.Eyes(2, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty()),
                List.of(),
                ms(1000));
        return new VideoSummary(
                "dir/a <&\">.mp4",
                640,
                360,
                ms(0),
                ms(5000),
                125,
                List.of(person),
                0,
                List.of(),
                ms(10000),
                5,
                List.of(),
                Samples.provenance());
    }

    private static String write(String export, VideoSummary video) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VideoRecords records = Exports.of(export).open(out)) {
            records.end(video);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void elanHasATierForEachKindWithTimesOfItsSpans() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        Document eaf = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(write("eaf", video()).getBytes(StandardCharsets.UTF_8)));
        Map<String, Long> slots = new HashMap<>();
        for (Element slot : elements(eaf.getElementsByTagName("TIME_SLOT"))) {
            slots.put(slot.getAttribute("TIME_SLOT_ID"), Long.parseLong(slot.getAttribute("TIME_VALUE")));
        }
        List<String> spans = new ArrayList<>();
        for (Element tier : elements(eaf.getElementsByTagName("TIER"))) {
            for (Element one : elements(tier.getElementsByTagName("ALIGNABLE_ANNOTATION"))) {
                spans.add(tier.getAttribute("TIER_ID") + ": " + slots.get(one.getAttribute("TIME_SLOT_REF1")) + "-"
                        + slots.get(one.getAttribute("TIME_SLOT_REF2")) + " " + one.getTextContent());
            }
        }
        assertThat(spans)
                .containsExactly(
                        "person 3: 100-5000 there",
                        "person 3 happiness: 1000-2000 happiness",
                        "person 3 happiness: 3000-4000 happiness",
                        "person 3 surprise: 1800-2500 possible surprise",
                        "person 3 blink: 700-701 blink",
                        "person 3 blink: 4800-5200 blink");
        assertThat(elements(eaf.getElementsByTagName("MEDIA_DESCRIPTOR")).get(0).getAttribute("MEDIA_URL"))
                .isEqualTo("a <&\">.mp4");
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    @Test
    void praatGetsTiersWithoutAGap() throws IOException {
        String grid = write("textgrid", video());
        assertThat(grid)
                .startsWith("File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = 5.2\n");
        assertThat(grid).contains("size = 4\nitem []:\n");
        Matcher interval = Pattern.compile("intervals \\[(\\d+)]:\\s+xmin = ([0-9.]+)\\s+xmax = ([0-9.]+)")
                .matcher(grid);
        double at = 0;
        int found = 0;
        while (interval.find()) {
            at = interval.group(1).equals("1") ? 0 : at;
            assertThat(Double.parseDouble(interval.group(2))).isEqualTo(at);
            at = Double.parseDouble(interval.group(3));
            found++;
        }
        assertThat(found).isEqualTo(3 + 5 + 3 + 4);
    }

    @Test
    void aVideoOfNobodyHasAGridAllTheSame() throws IOException {
        VideoSummary empty = new VideoSummary(
                "a", 1, 1, ms(0), ms(0), 0, List.of(), 0, List.of(), ms(1), 5, List.of(), Samples.provenance());
        assertThat(write("textgrid", empty)).contains("size = 1", "xmax = 0.001");
        assertThat(write("eaf", empty)).contains("<TIME_ORDER").doesNotContain("<TIER");
    }

    /** As OpenFace's RotationHelpers turn a face that looks into the camera, whose nose points to -z. */
    @Test
    void anglesAreOpenFacesOfTheSameRotation() {
        HeadPose pose = new HeadPose(30, -20, 10);
        double[] angles = OpenFaceExport.angles(pose);
        double[][] expected = pose.rotation();
        double[][] rotation = openFace(angles[0], angles[1], angles[2]);
        for (int i = 0; i < 3; i++) {
            assertThat(rotation[i]).containsExactly(expected[i], within(1e-9));
        }
        assertThat(OpenFaceExport.angles(new HeadPose(0, 20, 0))[0]).as("up").isNegative();
        assertThat(OpenFaceExport.angles(new HeadPose(20, 0, 0))[1]).as("right").isNegative();
        assertThat(OpenFaceExport.angles(new HeadPose(0, 0, 20))[2])
                .as("counter-clockwise")
                .isNegative();
        assertThat(OpenFaceExport.direction(new Gaze.Eye(0, 0, 0, 0, 1)))
                .containsExactly(new double[] {0, 0, -1}, within(1e-9));
        assertThat(OpenFaceExport.direction(new Gaze.Eye(90, 0, 0, 0, 1)))
                .containsExactly(new double[] {1, 0, 0}, within(1e-9));
    }

    private static double[][] openFace(double x, double y, double z) {
        double s1 = Math.sin(x);
        double s2 = Math.sin(y);
        double s3 = Math.sin(z);
        double c1 = Math.cos(x);
        double c2 = Math.cos(y);
        double c3 = Math.cos(z);
        return new double[][] {
            {c2 * c3, -c2 * s3, s2},
            {c1 * s3 + c3 * s1 * s2, c1 * c3 - s1 * s2 * s3, -c2 * s1},
            {s1 * s3 - c1 * c3 * s2, c3 * s1 + c1 * s2 * s3, c1 * c2}
        };
    }
}
