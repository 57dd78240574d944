package dev.mien.app.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.app.Cli;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.source.FrameSource;
import dev.mien.train.clip.ClipOptions;
import dev.mien.train.clip.SyntheticClip;
import dev.mien.video.ReadOptions;
import dev.mien.video.VideoWriter;
import dev.mien.video.Videos;
import dev.mien.video.WriteOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second of one average face, 16 frames. */
class VideoCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FRAMES = 16;

    @TempDir
    private static Path clips;

    private static Path clip = Path.of("");

    @TempDir
    private Path temp;

    @BeforeAll
    static void write() throws IOException {
        clip = clips.resolve("a clip.mp4");
        ClipOptions options = new ClipOptions(320, 240, FRAMES, 1, 1, false, 3);
        try (SyntheticClip painted = SyntheticClip.open(Cli.repository("samples"), options);
                VideoWriter writer = VideoWriter.create(
                        clip, 320, 240, WriteOptions.defaults().withFrameRate(FRAMES))) {
            for (Optional<Frame> next = painted.next(); next.isPresent(); next = painted.next()) {
                writer.write(next.get().image(), next.get().time());
            }
        }
    }

    private static Cli.Run video(Object... arguments) {
        List<Object> words = new ArrayList<>(List.of("video"));
        words.addAll(Arrays.asList(arguments));
        words.addAll(List.of("--pipeline", "fast"));
        return Cli.mien(words.toArray());
    }

    private static List<JsonNode> records(String lines, String type) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (String line : lines.lines().toList()) {
            JsonNode record = JSON.readTree(line);
            if (record.get("type").asText().equals(type)) {
                records.add(record);
            }
        }
        return records;
    }

    private static List<Frame> frames(Path file) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (FrameSource source = Videos.open(file.toString(), ReadOptions.defaults())) {
            for (Optional<Frame> next = source.next(); next.isPresent(); next = source.next()) {
                frames.add(next.get());
            }
            assertThat(source.faults()).isEmpty();
        }
        return frames;
    }

    private static void onlyLine(Cli.Run run, int exit, String... parts) {
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.errLines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("mien: ")
                .contains(parts);
    }

    @Test
    void whatIsReportedIsChosenAsForPictures() throws IOException {
        Cli.Run none = video(clip, "--format", "jsonl", "--min-size", "1000");
        assertThat(none.exit()).as(none.err()).isZero();
        JsonNode frame = JSON.readTree(none.outLines().get(0));
        assertThat(frame.get("type").asText()).isEqualTo("frame");
        assertThat(frame.get("faces")).isEmpty();
        Cli.Run refused = video(clip, "--threshold", "2");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.errLines().get(0)).contains("--threshold must lie in 0 to 1, got 2.0");
    }

    @Test
    void everyFrameIsARecordAndTheFaceHasOneNumber() throws IOException {
        Cli.Run run = video(clip);
        onlyLine(run, 0, clip.toString(), "16 frames", "1 person", "frames/s");
        assertThat(records(run.out(), "frame")).hasSize(FRAMES).last().satisfies(frame -> {
            assertThat(frame.get("frame").asInt()).isEqualTo(FRAMES - 1);
            assertThat(frame.get("time").asDouble()).isEqualTo(0.938);
            assertThat(frame.at("/faces/0/track").asInt()).isEqualTo(1);
        });
        assertThat(records(run.out(), "person")).hasSize(1);
        assertThat(records(run.out(), "interval")).hasSize(1);
        assertThat(records(run.out(), "video")).hasSize(1);
    }

    @Test
    void aSpanIsReadCopiedAndReportedWithItsTimes() throws IOException {
        Path copy = temp.resolve("new folder/copy.mkv");
        Path page = temp.resolve("page.html");
        Path out = temp.resolve("faces.csv");
        Cli.Run run = video(
                clip,
                "--from",
                "0.25",
                "--to",
                "0:00.75",
                "--every",
                "3",
                "--format",
                "csv",
                "--out",
                out,
                "--annotate",
                copy,
                "--report",
                page);
        onlyLine(run, 0, "8 frames");
        assertThat(run.out()).isEmpty();
        assertThat(Files.readAllLines(out)).hasSize(9).element(1).asString().contains(",0.25,true,0,");
        List<Frame> copied = frames(copy);
        assertThat(copied).hasSize(8);
        assertThat(copied.get(7).time()).isBetween(Duration.ofMillis(430), Duration.ofMillis(440));
        assertThat(Files.readString(page))
                .contains("<h1>a clip.mp4</h1>", clip.toString(), "Person 1", "<dt>Frames</dt><dd>8</dd>");
        assertThat(temp.resolve("new folder").toFile().list()).containsExactly("copy.mkv");
    }

    @Test
    void blurCoversTheFaceInTheCopy() throws IOException {
        assertThat(video(clip, "--to", "0.3", "--annotate", temp.resolve("plain.mp4"))
                        .exit())
                .isZero();
        assertThat(video(clip, "--to", "0.3", "--annotate", temp.resolve("blur.mp4"), "--blur")
                        .exit())
                .isZero();
        Image original = frames(clip).get(3).image();
        JsonNode box = records(video(clip, "--to", "0.3").out(), "frame").get(3).at("/faces/0/box");
        double plain =
                difference(original, frames(temp.resolve("plain.mp4")).get(3).image(), box);
        double covered =
                difference(original, frames(temp.resolve("blur.mp4")).get(3).image(), box);
        assertThat(covered).isGreaterThan(1.2 * plain).isGreaterThan(5);
    }

    /** Mean, over the inner half of a box, of how far two pictures are apart. */
    private static double difference(Image one, Image other, JsonNode box) {
        int left = (int) (box.get("x").asDouble() + 0.25 * box.get("width").asDouble());
        int top = (int) (box.get("y").asDouble() + 0.25 * box.get("height").asDouble());
        int right = (int) (left + 0.5 * box.get("width").asDouble());
        int bottom = (int) (top + 0.5 * box.get("height").asDouble());
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += Math.abs(one.sample(x, y, 0) - other.sample(x, y, 0));
            }
        }
        return (double) sum / (right - left) / (bottom - top);
    }

    @Test
    void oneBrokenVideoInAFolderIsOneLine() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("in"));
        Files.copy(clip, folder.resolve("a.mp4"));
        Files.writeString(folder.resolve("b.mp4"), "Dear diary, this is no video at all");
        Files.createFile(folder.resolve("c.mp4"));
        Files.copy(clip, folder.resolve("d.MOV"));
        Path out = temp.resolve("out");
        Cli.Run run = video(folder, "--to", "0.2", "--annotate", out, "--report", out);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.errLines())
                .hasSize(4)
                .allSatisfy(line -> assertThat(line).startsWith("mien: " + folder));
        assertThat(run.errLines().get(1)).contains("b.mp4: not a video");
        assertThat(run.errLines().get(2)).contains("c.mp4: empty");
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("a.mp4", "a.html", "d.mp4", "d.html");
        assertThat(records(run.out(), "video")).hasSize(2);
    }

    @Test
    void picturesAreAVideo() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("shots"));
        List<Frame> frames = frames(clip);
        for (int i = 1; i <= 4; i++) {
            ImageIO.write(
                    frames.get(i).image().toBufferedImage(),
                    "png",
                    folder.resolve("000" + i + ".png").toFile());
        }
        Cli.Run run = video(folder + "/%04d.png", "--rate", "2");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(records(run.out(), "frame"))
                .extracting(frame -> frame.get("time").asDouble())
                .containsExactly(0.0, 0.5, 1.0, 1.5);
    }

    @Test
    void whatIsReadIsNeverWrittenOver() throws IOException {
        Path mine = Files.copy(clip, temp.resolve("mine.mp4"));
        byte[] before = Files.readAllBytes(mine);
        for (String option : List.of("--annotate", "--report", "--out")) {
            onlyLine(video(mine, option, mine), 2, "mine.mp4 would be written over");
        }
        onlyLine(video(mine, "--annotate", temp), 2, "mine.mp4 would be written over");
        assertThat(mine).hasBinaryContent(before);
    }

    @Test
    void wrongUsageIsSaidBeforeAnythingIsDone() {
        onlyLine(video(clip, "--blur"), 2, "--annotate FILE, --report FILE");
        onlyLine(video(clip, "--annotate", temp.resolve("x.avi")), 2, "x.avi", ".mp4, .mov or .mkv");
        onlyLine(video(clip, "--from", "1:2:3:4"), 2, "--from", "'1:2:3:4' is no time");
        onlyLine(video(clip, "--from", "2", "--to", "1"), 2, "2.0 s to 1.0 s");
        onlyLine(video(clip, "--every", "0"), 2, "--every must be at least 1, got 0");
        onlyLine(video(clip, "--tracker", "magic"), 2, "unknown tracker 'magic'", "iou, appearance");
        onlyLine(video(clip, "--baseline", "soon"), 2, "--baseline", "0-30s");
        onlyLine(video(clip, "--interval", "0"), 2, "interval above 0");
        onlyLine(video(clip, "--format", "xml"), 2, "unknown format 'xml'");
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void aPageThatCannotBeWrittenIsFoundBeforeTheWork() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        Cli.Run run = video(clip, "--to", "0.2", "--report", file.resolve("page.html"));
        onlyLine(run, 1, "page.html: part of the way to it is a file");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aReaderWhoHasSeenEnoughLeavesAWholeCopyBehind() throws IOException {
        Path copy = temp.resolve("copy.mp4");
        OutputStream closed = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        Cli.Run run = Cli.mienInto(closed, "video", clip, "--pipeline", "fast", "--annotate", copy);
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(temp.toFile().list()).containsExactly("copy.mp4");
        assertThat(frames(copy)).isNotEmpty();
    }

    @Test
    void aSpanBehindTheEndIsOneLine() {
        onlyLine(video(clip, "--from", "1h"), 1, "has no frame from 3600.00 s on");
    }

    @Test
    void liveEndsWithItsSummaryAndSaysHowLateItWas() throws IOException {
        Cli.Run run = Cli.mien("live", clip, "--pipeline", "fast");
        onlyLine(run, 0, "frames analysed", "dropped; answers after", "95 % within");
        int frames = records(run.out(), "frame").size();
        assertThat(records(run.out(), "video"))
                .singleElement()
                .satisfies(video -> assertThat(video.get("frames").asInt())
                        .isEqualTo(frames)
                        .isPositive());
        assertThat(run.err()).contains(frames == 1 ? "1 frame " : frames + " frames ");
    }

    @Test
    void liveSaysWhatItCannotOpen() throws IOException {
        Path text = Files.writeString(temp.resolve("text.mp4"), "Dear diary, this is no video at all");
        onlyLine(Cli.mien("live", text), 1, "text.mp4: not a video");
        onlyLine(Cli.mien("live", temp.resolve("none.mp4")), 1, "no such file");
        onlyLine(
                Cli.mien("live", "rtsp://me:secret@127.0.0.1:9/x", "--timeout", "2s", "--patience", "2s"),
                1,
                "rtsp://***@127.0.0.1:9/x");
        onlyLine(Cli.mien("live", text, "--out", text), 2, "would be written over");
    }
}
