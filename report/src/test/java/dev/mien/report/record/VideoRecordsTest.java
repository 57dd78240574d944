package dev.mien.report.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.HeadPose;
import dev.mien.face.Track;
import dev.mien.follow.FollowedFrame;
import dev.mien.testkit.DefaultLocale;
import dev.mien.testkit.Samples;
import dev.mien.timeline.Crowd;
import dev.mien.timeline.Timeline;
import dev.mien.timeline.TimelineOptions;
import dev.mien.timeline.VideoSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three seconds: a happy person throughout, who blinks and then looks away, a turned stranger for a frame, nobody in the last frame. */
class VideoRecordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "=a,\"b\".mp4";
    private static final int FRAMES = 31;

    private static String written(String format, int minGroup) throws IOException {
        return new String(bytes(Format.of(format), minGroup), StandardCharsets.UTF_8);
    }

    static byte[] bytes(Format format, int minGroup) throws IOException {
        TimelineOptions options =
                new TimelineOptions(0.15, 0.5, Optional.empty(), new Crowd.Options(Duration.ofSeconds(2), minGroup));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (VideoRecords records = Records.open(format, Records.videos(Expression.FERPLUS), out)) {
            Timeline timeline = new Timeline(options, true, 0.45f);
            for (int i = 0; i < FRAMES; i++) {
                records.step(NAME, timeline.add(frame(i)));
            }
            records.step(NAME, timeline.finish());
            records.end(new VideoSummary(
                    NAME,
                    640,
                    360,
                    Duration.ZERO,
                    time(FRAMES - 1),
                    FRAMES,
                    timeline.people(),
                    timeline.briefSightings(),
                    timeline.crowd(),
                    options.crowd().interval(),
                    minGroup,
                    List.of("cut off"),
                    Samples.provenance()));
        }
        return out.toByteArray();
    }

    private static FollowedFrame frame(int index) {
        List<FaceResult> faces = new ArrayList<>();
        List<Track> tracks = new ArrayList<>();
        if (index < FRAMES - 1) {
            FaceResult happy = Samples.happy(new Box(100 + index, 100, 90, 90));
            double eyes = index == 12 ? 0.06 : 0.3;
            FaceGeometry geometry = new FaceGeometry(new HeadPose(index < 20 ? 3 : -45, 4, 0), eyes, eyes, 0);
            faces.add(happy.withReadings(happy.readings().withGeometry(Optional.of(geometry))));
            tracks.add(new Track(1, faces.get(0).face(), OptionalInt.of(0), Duration.ZERO, time(index)));
        }
        if (index == 5) {
            faces.add(Samples.turned(Samples.unsure(new Box(400, 100, 90, 90))));
        }
        return new FollowedFrame(
                new FrameResult(index, time(index), 640, 360, faces), tracks, index % 3 == 0 || index == 5);
    }

    private static Duration time(int index) {
        return Duration.ofMillis(100L * index);
    }

    private static List<JsonNode> records(String type) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : written("jsonl", 5).lines().toList()) {
            JsonNode record = JSON.readTree(line);
            if (record.get("type").asText().equals(type)) {
                records.add(record);
            }
        }
        return records;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void jsonLinesKeepToTheirSchemaAndItIsStrict(int minGroup) throws IOException {
        Path here = Path.of("docs/guide/output.schema.json");
        ObjectNode root = (ObjectNode)
                JSON.readTree((Files.exists(here) ? here : Path.of("..").resolve(here)).toFile());
        ObjectNode text = JSON.createObjectNode().put("$ref", "#/$defs/video");
        text.set("$defs", root.get("$defs"));
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        for (String line : written("jsonl", minGroup).lines().toList()) {
            ObjectNode record = (ObjectNode) JSON.readTree(line);
            assertThat(schema.validate(record)).as(line).isEmpty();
            record.fieldNames().forEachRemaining(field -> {
                ObjectNode without = record.deepCopy();
                without.remove(field);
                assertThat(schema.validate(without))
                        .as(line + " without " + field)
                        .isNotEmpty();
            });
            if (line.contains("\"smoothed\"")) {
                assertThat(schema.validate(JSON.readTree(line.replace("\"track\":1", "\"track\":0"))))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void everyFrameIsThereWithRawAndSmoothed() throws IOException {
        List<JsonNode> frames = records("frame");
        assertThat(frames).hasSize(FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            assertThat(frames.get(i).get("frame").asInt()).isEqualTo(i);
        }
        assertThat(frames.get(4).get("searched").asBoolean()).isFalse();
        JsonNode faces = frames.get(5).get("faces");
        assertThat(frames.get(5).get("source").asText()).isEqualTo(NAME);
        assertThat(faces.at("/0/track").asInt()).isEqualTo(1);
        assertThat(faces.at("/0/smoothed/expression").asText()).isEqualTo("happiness");
        assertThat(faces.at("/0/smoothed/probabilities/happiness").asDouble()).isEqualTo(0.9504);
        assertThat(faces.at("/1").has("track")).as("nobody's yet").isFalse();
        assertThat(faces.at("/1/expression").asText()).isEqualTo("unsure");
        assertThat(frames.get(FRAMES - 1).get("faces")).isEmpty();
    }

    @Test
    void atTheEndComeEventsPeopleIntervalsAndTheVideo() throws IOException {
        assertThat(records("event")).singleElement().satisfies(event -> {
            assertThat(event.get("expression").asText()).isEqualTo("happiness");
            assertThat(event.get("onset").asDouble()).isZero();
            assertThat(event.get("offset").asDouble()).isEqualTo(2.9);
        });
        assertThat(records("person")).singleElement().satisfies(person -> {
            assertThat(person.get("frames").asInt()).isEqualTo(FRAMES - 1);
            assertThat(person.get("events").asInt()).isEqualTo(1);
            assertThat(person.get("blinks").asInt()).isEqualTo(1);
            assertThat(person.get("blinks_per_minute").isNull())
                    .as("less than ten seconds")
                    .isTrue();
            assertThat(person.get("looked_away").asInt()).isEqualTo(1);
            assertThat(person.get("away").asDouble()).isBetween(0.9, 1.0);
        });
        assertThat(records("interval")).hasSize(2).allSatisfy(interval -> {
            assertThat(interval.get("people").asInt()).isEqualTo(1);
            assertThat(interval.get("withheld").asText()).isEqualTo("fewer than 5 people");
        });
        assertThat(records("video")).singleElement().satisfies(video -> {
            assertThat(video.get("frames").asInt()).isEqualTo(FRAMES);
            assertThat(video.at("/faults/0").asText()).isEqualTo("cut off");
            assertThat(video.get("version").asText()).isEqualTo("1.2.3");
            assertThat(video.at("/stages/0/name").asText()).isEqualTo("haar");
            assertThat(video.at("/stages/0/options/neighbours").asText()).isEqualTo("4");
        });
    }

    @Test
    void blinksAndLookingAwayAreRecordsOfTheirOwn() throws IOException {
        assertThat(records("blink")).singleElement().satisfies(blink -> {
            assertThat(blink.get("track").asInt()).isEqualTo(1);
            assertThat(blink.get("onset").asDouble()).isBetween(1.1, 1.2);
            assertThat(blink.get("apex").asDouble()).isEqualTo(1.2);
            assertThat(blink.get("offset").asDouble()).isBetween(1.2, 1.3);
            assertThat(blink.get("closure").asDouble()).isBetween(0.75, 0.85);
        });
        assertThat(records("looking_away")).singleElement().satisfies(away -> {
            assertThat(away.get("onset").asDouble()).isBetween(1.9, 2.0);
            assertThat(away.get("offset").asDouble()).isEqualTo(2.9);
            assertThat(away.get("angle").asDouble()).isEqualTo(45.1);
            assertThat(away.get("yaw").asDouble()).isEqualTo(-45);
            assertThat(away.get("pitch").asDouble()).isEqualTo(4);
        });
    }

    @Test
    void csvHasARowForEveryFaceAndForEveryFrameWithout() throws IOException {
        List<String> lines = written("csv", 5).lines().toList();
        assertThat(lines).hasSize(1 + FRAMES + 1);
        List<String> header = Arrays.asList(lines.get(0).split(","));
        assertThat(header)
                .doesNotHaveDuplicates()
                .startsWith("source", "width", "height", "frame", "time", "searched", "face")
                .endsWith("smoothed_fear", "smoothed_contempt");
        String quoted = "\"=a,\"\"b\"\".mp4\",";
        assertThat(lines.subList(1, lines.size())).allSatisfy(line -> {
            assertThat(line).startsWith(quoted);
            assertThat(cells(line, quoted)).hasSameSizeAs(header);
        });
        assertThat(cells(lines.get(6), quoted).get(header.indexOf("track"))).isEqualTo("1");
        assertThat(cells(lines.get(6), quoted).get(header.indexOf("smoothed_happiness")))
                .isEqualTo("0.9504");
        assertThat(cells(lines.get(7), quoted).get(header.indexOf("track")))
                .as("a stranger")
                .isEmpty();
        assertThat(cells(lines.get(FRAMES + 1), quoted).get(header.indexOf("face")))
                .as("nobody")
                .isEmpty();
        assertThat(written("csv-spreadsheet", 5)).startsWith("\ufeff").contains("\"'=a,");
    }

    /** Of a line whose only quoted cells are the first and those with reasons. */
    private static List<String> cells(String line, String first) {
        String rest = "x," + line.substring(first.length());
        return Arrays.asList(rest.replaceAll("\"[^\"]*\"", "quoted").split(",", -1));
    }

    @Test
    void textHasTheNameThenEventsThenPeople() throws IOException {
        List<String> lines = written("text", 5).lines().toList();
        assertThat(lines)
                .containsExactly(
                        NAME,
                        "  0:00.0 to 0:02.9  person 1: happiness, at most 95 %",
                        "  0:02.0 to 0:02.9  person 1: looking away, at most 45°",
                        "  640x360  0:00.0 to 0:03.0  1 person",
                        "  person 1, 0:00.0 to 0:02.9: happiness 100 %; 1 blink; looking away for 0.9 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jsonl", "csv", "text"})
    void noLocaleChangesALine(String format) throws Exception {
        assertThat(DefaultLocale.with("ar-EG-u-nu-arab", () -> written(format, 1)))
                .isEqualTo(written(format, 1));
    }
}
