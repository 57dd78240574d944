package dev.mien.app.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.app.Cli;
import dev.mien.base.FailingDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchCommandTest {
    @TempDir
    private static Path in;

    @TempDir
    private Path temp;

    @BeforeAll
    static void inputs() throws IOException {
        BatchInputs.make(in, 3);
    }

    private static Cli.Run batch(Path out, Object... more) {
        return Cli.mien(Stream.concat(
                        Stream.of("batch", in, "--pipeline", "fast", "--threads", "2", "--out", out), Stream.of(more))
                .toArray());
    }

    @Test
    void aRunSaysWhatFailedAndWhatItCameTo() throws IOException {
        Path out = temp.resolve("out");
        Cli.Run run = batch(out, "--export", "eaf,textgrid,openface");
        assertThat(run.exit()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines().stream().filter(line -> line.contains("bad.jpg")))
                .containsExactlyInAnyOrder(
                        "mien: " + in
                                + "/p/bad.jpg: text, not a picture, expected JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or"
                                + " AVIF; name a picture",
                        "mien: " + in
                                + "/z.zip!/p/bad.jpg: text, not a picture, expected JPEG, PNG, WebP, TIFF, BMP, GIF,"
                                + " HEIC or AVIF; name a picture");
        assertThat(run.errLines())
                .last()
                .asString()
                .contains("4 pictures, 2 videos", "2 failed", "media/s", "summary.html");
        assertThat(run.err()).contains("1 other file passed over, such as " + in + "/p/side.txt");
        assertThat(Files.readString(out.resolve("summary.html")))
                .contains("Failed (2)", "What took longest", "What faces in pictures show", "z.zip!/p/bad.jpg")
                .endsWith("</html>\n");
        try (Stream<Path> files = Files.walk(out.resolve("exports"))) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(2 * 3);
        }
        Cli.Run again = batch(out);
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.errLines()).singleElement().asString().contains("finished run", "--retry-failed");
        Cli.Run resumed = batch(out, "--resume", "--export", "eaf,textgrid,openface");
        assertThat(resumed.exit()).as("some are still bad").isEqualTo(1);
        assertThat(resumed.err()).contains("8 of 8 media are done");
        Cli.Run other = batch(out, "--resume");
        assertThat(other.exit()).isEqualTo(2);
        assertThat(other.errLines()).singleElement().asString().contains("other options: export was eaf");
    }

    @Test
    void allGoodIsDone() throws IOException {
        Path list = temp.resolve("list.txt");
        Files.writeString(list, in.resolve("p/0.png") + "\n" + in.resolve("p/1.png") + "\n");
        Cli.Run run = Cli.mien("batch", list, "--pipeline", "fast", "--out", temp.resolve("out"));
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(Files.readAllLines(temp.resolve("out/failed.csv"))).containsExactly("source,result,reason");
        Cli.Run retried = Cli.mien("batch", list, "--pipeline", "fast", "--out", temp.resolve("out"), "--retry-failed");
        assertThat(retried.exit()).isZero();
    }

    @Test
    void wrongUsageIsOneLine() throws IOException {
        Path out = temp.resolve("out");
        Path table = Files.writeString(temp.resolve("t.csv"), "file\na.png\n");
        for (Cli.Run run : List.of(
                batch(out, "--format", "xml"),
                batch(out, "--export", "srt"),
                batch(out, "--shard", "3/2"),
                batch(out, "--threads", "0"),
                batch(out, "--include", "[a"),
                batch(in.resolve("p/out")),
                Cli.mien("batch", table, "--out", out),
                Cli.mien("batch", "http://example.org/a.mp4", "--out", out),
                Cli.mien("batch", in))) {
            assertThat(run.exit()).as(run.err()).isEqualTo(2);
            assertThat(run.errLines()).hasSize(1);
        }
        assertThat(batch(out, "--format", "xml").err()).contains("unknown format 'xml'; known: jsonl");
        assertThat(out).doesNotExist();
        assertThat(Cli.mien("batch", Files.createDirectories(temp.resolve("empty")), "--out", out)
                        .exit())
                .isEqualTo(1);
    }

    @Test
    void aFullDiskEndsTheRunInOneLineAndItGoesOnWhenThereIsRoom() throws IOException {
        Path whole = temp.resolve("whole");
        long all;
        try (FailingDisk disk = FailingDisk.never()) {
            batch(whole);
            all = disk.bytes();
        }
        Path out = temp.resolve("out");
        for (int part = 1; part <= 4; part++) {
            try (FailingDisk disk = FailingDisk.withRoomFor(all * part / 6)) {
                Cli.Run run = batch(out, "--resume");
                assertThat(run.exit()).isEqualTo(1);
                if (disk.bytes() > all * part / 6) {
                    assertThat(run.errLines().stream().filter(line -> line.contains("no space left")))
                            .as(run.err())
                            .hasSize(1)
                            .first()
                            .asString()
                            .contains(out.toString(), "make room");
                }
            }
        }
        Cli.Run run = batch(out, "--resume");
        assertThat(run.err()).doesNotContain("no space");
        assertThat(BatchInputs.output(out)).isEqualTo(BatchInputs.output(whole));
    }
}
