package dev.mien.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.batch.media.Packed;
import dev.mien.batch.table.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over a few media of every kind, with bad ones among them. */
class BatchRunTest {
    @TempDir
    private static Path in;

    /** An undisturbed run. */
    @TempDir
    private static Path parent;

    private static Path whole;

    @TempDir
    private Path temp;

    @BeforeAll
    static void inputs() throws IOException {
        for (int i = 0; i < 8; i++) {
            Inputs.picture(in.resolve("p/" + i + ".png"), i);
        }
        Files.writeString(in.resolve("p/bad.jpg"), "no picture");
        Files.writeString(in.resolve("p/side.txt"), "none");
        Path clip = Inputs.video(in.resolve("v/clip.mp4"), 25);
        byte[] video = Files.readAllBytes(clip);
        Files.write(in.resolve("v/bad.mp4"), new byte[1000]);
        byte[] picture = Files.readAllBytes(in.resolve("p/1.png"));
        Packed packed =
                new Packed().with("a/b.png", picture).with("clip.mp4", video).with("bad.png", "no picture");
        packed.zip(in.resolve("z.zip"));
        packed.tarGz(in.resolve("t.tgz"));
        whole = parent.resolve("whole");
        assertThat(Runs.over(in).threads(1).into(whole, Mode.NEW).stopped()).isFalse();
    }

    private List<List<String>> rows(String table) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (Reader in = Files.newBufferedReader(whole.resolve(table))) {
            CsvReader reader = new CsvReader(in, table);
            for (Optional<List<String>> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    @Test
    void eachGoodMediumHasAResultAndEachBadOneARow() throws IOException {
        TreeSet<String> results = new TreeSet<>(Runs.output(whole).keySet());
        results.removeIf(name -> !name.startsWith("results"));
        assertThat(results)
                .hasSize(8 + 1 + 2 * 2)
                .allSatisfy(name -> assertThat(name).endsWith(".jsonl"));
        assertThat(Files.readString(whole.resolve("results" + in.resolve("p/3.png") + ".jsonl")))
                .startsWith("{\"source\":\"" + in.resolve("p/3.png") + "\"")
                .endsWith("}\n");
        assertThat(rows("failed.csv"))
                .extracting(row -> row.get(0).replace(in + "/", "") + " " + row.get(1))
                .containsExactly(
                        "source result",
                        "p/bad.jpg none",
                        "t.tgz!/bad.png none",
                        "v/bad.mp4 none",
                        "z.zip!/bad.png none");
    }

    @Test
    void tablesHaveAsManyCellsInEveryRowAndAllMediaInOrder() throws IOException {
        for (String table : List.of("faces.csv", "people.csv", "events.csv", "intervals.csv")) {
            List<List<String>> rows = rows(table);
            assertThat(rows)
                    .as(table)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
        }
        List<String> sources = rows("faces.csv").stream()
                .skip(1)
                .map(row -> row.get(0).replace(in + "/", ""))
                .distinct()
                .toList();
        assertThat(sources)
                .containsExactly(
                        "p/0.png",
                        "p/1.png",
                        "p/2.png",
                        "p/3.png",
                        "p/4.png",
                        "p/5.png",
                        "p/6.png",
                        "p/7.png",
                        "t.tgz!/a/b.png",
                        "t.tgz!/clip.mp4",
                        "v/clip.mp4",
                        "z.zip!/a/b.png",
                        "z.zip!/clip.mp4");
    }

    @Test
    void theSameContentGivesTheSameWhereverItLies() throws IOException {
        String video = Files.readString(whole.resolve("results" + in.resolve("v/clip.mp4") + ".jsonl"));
        for (String archive : List.of("z.zip", "t.tgz")) {
            assertThat(Files.readString(whole.resolve("results" + in.resolve(archive) + "!/clip.mp4.jsonl")))
                    .isEqualTo(video.replace(in.resolve("v") + "/", in.resolve(archive) + "!/"));
        }
    }

    @Test
    void threadsDoNotMatter() throws IOException {
        Path out = temp.resolve("out");
        Runs.over(in).threads(5).into(out, Mode.NEW);
        assertThat(Runs.output(out)).isEqualTo(Runs.output(whole));
    }

    @Test
    void stoppedAgainAndAgainItComesToTheSameAndDoesNothingTwice() throws IOException {
        Path out = temp.resolve("out");
        List<String> done = new ArrayList<>();
        BatchResult result;
        int sessions = 0;
        do {
            Runs runs = Runs.over(in).stopAfter(3);
            result = runs.into(out, sessions++ == 0 ? Mode.NEW : Mode.RESUME);
            done.addAll(runs.done);
        } while (result.stopped());
        assertThat(sessions).isBetween(3, 8);
        assertThat(done).doesNotHaveDuplicates().hasSize(17);
        assertThat(Runs.output(out)).isEqualTo(Runs.output(whole));
    }

    @Test
    void aResultThatIsGoneIsMadeAgain() throws IOException {
        Path out = temp.resolve("out");
        Runs.over(in.resolve("p")).into(out, Mode.NEW);
        Map<String, String> before = Runs.output(out);
        Path result = out.resolve("results" + in.resolve("p/5.png") + ".jsonl");
        Files.delete(result);
        Runs again = Runs.over(in.resolve("p"));
        again.into(out, Mode.RESUME);
        assertThat(again.done).containsExactly(in.resolve("p/5.png").toString());
        assertThat(Runs.output(out)).isEqualTo(before);
    }

    @Test
    void whatFailedIsTriedAgainWhenAsked() throws IOException {
        Path mine = Files.createDirectories(temp.resolve("mine"));
        Inputs.picture(mine.resolve("a.png"), 0);
        Files.writeString(mine.resolve("b.png"), "no picture");
        Inputs.picture(mine.resolve("c.png"), 2);
        Path out = temp.resolve("out");
        assertThat(Runs.over(mine).into(out, Mode.NEW).totals().failed()).isEqualTo(1);
        Inputs.picture(mine.resolve("b.png"), 1);
        Runs resumed = Runs.over(mine);
        assertThatThrownBy(() -> resumed.into(out, Mode.RESUME)).hasMessageContainingAll("b.png", "has changed");
        Runs retried = Runs.over(mine);
        assertThat(retried.into(out, Mode.RETRY_FAILED).totals().failed()).isZero();
        assertThat(retried.done).containsExactly(mine.resolve("b.png").toString());
        Path fresh = temp.resolve("fresh");
        Runs.over(mine).into(fresh, Mode.NEW);
        assertThat(Runs.output(out)).isEqualTo(Runs.output(fresh));
    }

    @Test
    void shardsTogetherAreTheWhole() throws IOException {
        TreeSet<String> faces = new TreeSet<>();
        Map<String, String> files = new java.util.TreeMap<>();
        for (String part : List.of("1/3", "2/3", "3/3")) {
            Path out = temp.resolve("out" + part.charAt(0));
            Runs.over(in).shard(part).into(out, Mode.NEW);
            faces.addAll(Runs.lines(out, "faces.csv"));
            Runs.output(out).forEach((name, content) -> {
                if (name.contains("/")) {
                    assertThat(files.put(name, content)).isNull();
                }
            });
        }
        assertThat(faces).isEqualTo(new TreeSet<>(Runs.lines(whole, "faces.csv")));
        Map<String, String> expected = Runs.output(whole);
        expected.keySet().removeIf(name -> !name.contains("/"));
        assertThat(files).isEqualTo(expected);
    }

    @Test
    void aFolderIsNeverMixed() throws IOException {
        Path out = temp.resolve("out");
        Path photos = in.resolve("p");
        Runs.over(photos).stopAfter(2).into(out, Mode.NEW);
        assertThatThrownBy(() -> Runs.over(photos).into(out, Mode.NEW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("unfinished run", "of 9 media", "--resume");
        assertThatThrownBy(() -> Runs.over(photos).threshold("0.6").into(out, Mode.RESUME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("other options", "0.5", "0.6");
        assertThatThrownBy(() -> Runs.over(photos, in.resolve("v")).into(out, Mode.RESUME))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("other inputs", "bad.mp4 is new");
        assertThatThrownBy(() -> Runs.over(in.resolve("p/0.png")).into(out, Mode.RESUME))
                .hasMessageContainingAll("other inputs", "1.png is gone");
        Runs.over(photos).into(out, Mode.RESUME);
        assertThatThrownBy(() -> Runs.over(photos).into(out, Mode.NEW)).hasMessageContaining("finished run");
        Path other = Files.createDirectories(temp.resolve("other"));
        Files.writeString(other.resolve("mine.txt"), "keep");
        assertThatThrownBy(() -> Runs.over(photos).into(other, Mode.RESUME)).hasMessageContaining("holds other things");
    }

    @Test
    void ofALongListEachBadOneIsInOneRowAndNoneIsLost() throws IOException {
        StringBuilder list = new StringBuilder("path,label\r\n");
        Path bad = Files.createDirectories(temp.resolve("many"));
        for (int i = 0; i < 300; i++) {
            boolean broken = i % 100 != 0;
            Path file = bad.resolve(i + ".png");
            if (broken) {
                Files.writeString(file, "bad");
            } else {
                Inputs.picture(file, i);
            }
            list.append(file.getFileName()).append(",x\r\n");
        }
        Path manifest = bad.resolve("list.csv");
        Files.writeString(manifest, list);
        Path out = temp.resolve("out");
        BatchResult result = Runs.over(manifest).threads(3).into(out, Mode.NEW);
        assertThat(result.totals().pictures()).isEqualTo(3);
        List<String> failed = Runs.lines(out, "failed.csv");
        assertThat(failed).hasSize(1 + 297).doesNotHaveDuplicates();
        for (int i = 0; i < 300; i++) {
            String start = i + ".png,";
            assertThat(failed.stream().filter(line -> line.startsWith(start)))
                    .as(start)
                    .hasSize(i % 100 == 0 ? 0 : 1);
        }
        assertThat(Runs.lines(out, "faces.csv"))
                .filteredOn(line -> line.matches("\\d+\\.png,.*"))
                .hasSize(3);
    }
}
