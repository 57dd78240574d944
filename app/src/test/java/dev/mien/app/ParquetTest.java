package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet from the command line, read by DuckDB. */
class ParquetTest {
    @TempDir
    private static Path photos;

    @TempDir
    private static Path inputs;

    private static Path clip = Path.of("");

    @TempDir
    private Path temp;

    @BeforeAll
    static void copy() throws IOException {
        DocumentedInputs.make(inputs);
        clip = inputs.resolve("talk.mp4");
        for (String name : List.of("happiness", "anger", "fear", "sadness")) {
            Files.copy(Cli.sample(name + ".png"), photos.resolve(name + " 写真.png"));
        }
    }

    private static Cli.Run analyze(Object... arguments) {
        List<Object> words = new ArrayList<>(List.of("analyze", photos, "--pipeline", "fast"));
        words.addAll(List.of(arguments));
        return Cli.mien(words.toArray());
    }

    /** The rows of an answer; none of what gives no answer. */
    static List<List<String>> sql(String query) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            if (!statement.execute(query)) {
                return rows;
            }
            ResultSet answer = statement.getResultSet();
            while (answer.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(answer.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void theEndingAsksForItAndItSaysWhatJsonLinesSay() throws IOException, SQLException {
        Path file = temp.resolve("faces.parquet");
        Cli.Run run = analyze("--out", file);
        assertThat(run.exit()).as(run.err()).isZero();
        List<List<String>> expected = new ArrayList<>();
        for (String line : analyze("--format", "jsonl").outLines()) {
            JsonNode picture = new ObjectMapper().readTree(line);
            JsonNode face = picture.get("faces").get(0);
            expected.add(List.of(
                    picture.get("source").asText(),
                    face.get("expression").asText(),
                    face.at("/probabilities/happiness").asText(),
                    face.at("/landmarks/0/1").asText()));
        }
        assertThat(expected).hasSize(4).allMatch(row -> row.get(0).contains("写真"));
        assertThat(sql("SELECT source, faces[1].expression, faces[1].probabilities.happiness::DOUBLE,"
                        + " faces[1].landmarks[1].y::DOUBLE FROM '" + file + "'"))
                .isEqualTo(expected);
    }

    @Test
    void theNumberOfThreadsChangesNoByte() throws IOException {
        Path one = temp.resolve("one.parquet");
        Path three = temp.resolve("three.parquet");
        assertThat(analyze("--out", one, "--threads", "1").exit()).isZero();
        assertThat(analyze("--out", three, "--threads", "3").exit()).isZero();
        assertThat(three).hasSameBinaryContentAs(one);
    }

    @Test
    void aVideosRecordsAreRowsOfOneFile() throws SQLException {
        Path file = temp.resolve("shots.parquet");
        Cli.Run run = Cli.mien("video", photos, "--pipeline", "fast", "--format", "parquet", "--out", file);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(sql("SELECT type, count(*) FROM '" + file
                        + "' WHERE type IN ('frame', 'interval', 'video') GROUP BY type ORDER BY type"))
                .containsExactly(List.of("frame", "4"), List.of("interval", "1"), List.of("video", "1"));
        assertThat(sql("SELECT frames, stages[1].stage FROM '" + file + "' WHERE type = 'video'"))
                .containsExactly(List.of("4", "detect"));
    }

    @Test
    void itGoesDownAPipeButNotOntoATerminal() throws IOException, SQLException {
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        assertThat(Cli.mienInto(pipe, "detect", photos, "--format", "parquet").exit())
                .isZero();
        Path file = Files.write(temp.resolve("piped"), pipe.toByteArray());
        assertThat(sql("SELECT count(*) FROM read_parquet('" + file + "')")).containsExactly(List.of("4"));
        Cli.Run refused = Cli.process(temp, "-Dmien.stdout.terminal=true", "detect", photos, "--format", "parquet");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.errLines().get(0))
                .isEqualTo("mien: --format parquet is binary, no text for a terminal; add --out FILE, or pipe it on");
    }

    @Test
    void aBatchHasResultsAndTablesThatSayWhatItsCsvSays() throws IOException, SQLException {
        Path csv = temp.resolve("csv");
        Path parquet = temp.resolve("parquet");
        Path clip = Files.copy(ParquetTest.clip, photos.resolve("talk.mp4"));
        for (Object[] words : new Object[][] {
            {"batch", photos, "--pipeline", "fast", "--out", csv},
            {"batch", photos, "--pipeline", "fast", "--out", parquet, "--format", "parquet"}
        }) {
            Cli.Run run = Cli.mien(words);
            assertThat(run.exit()).as(run.err()).isZero();
        }
        Files.delete(clip);
        for (String table : List.of("faces", "people", "events", "intervals")) {
            String one = "'" + csv.resolve(table + ".csv") + "'";
            String other = "'" + parquet.resolve(table + ".parquet") + "'";
            assertThat(sql("SELECT count(*) FROM " + other)).isEqualTo(sql("SELECT count(*) FROM " + one));
            assertThat(sql("(FROM " + one + ") EXCEPT ALL (FROM " + other + ")"))
                    .isEmpty();
        }
        assertThat(sql("SELECT count(*) FROM '" + parquet.resolve("faces.parquet") + "' WHERE face IS NOT NULL"))
                .containsExactly(List.of("20"));
        String results = "'" + parquet.resolve("results") + "/**/";
        assertThat(sql("SELECT count(*) FROM " + results + "*写真*.parquet'")).containsExactly(List.of("4"));
        assertThat(sql("SELECT count(*) FROM " + results + "talk*.parquet' WHERE type = 'frame'"))
                .containsExactly(List.of("16"));
    }

    @Test
    void whatCannotBeWrittenIsOneLine() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("folder.parquet"));
        Cli.Run run = analyze("--out", folder);
        assertThat(run.exit()).isNotZero();
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).contains("folder.parquet", "a folder, expected a file to write");
    }
}
