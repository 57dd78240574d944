package dev.mien.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each query of docs/guide/queries.md finds something in the files that the page makes before. */
class DocumentedQueriesTest {
    private static final Pattern QUERY = Pattern.compile("```sql\n(.*?);\n```", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("'([a-z]+\\.(parquet|csv))'");

    @TempDir
    private static Path folder;

    @BeforeAll
    static void files() throws IOException {
        DocumentedInputs.make(folder);
        made("analyze", folder.resolve("holiday"), "--out", folder.resolve("holiday.parquet"));
        made("video", folder.resolve("talk.mp4"), "--out", folder.resolve("talk.parquet"));
    }

    private static void made(Object... words) {
        Cli.Run run = Cli.mien(words);
        assertThat(run.exit()).as(run.err()).isZero();
    }

    private static List<String> queries() throws IOException {
        return QUERY.matcher(Files.readString(Cli.repository("docs/guide/queries.md")))
                .results()
                .map(query -> query.group(1))
                .toList();
    }

    private static List<List<String>> answer(String query) throws SQLException {
        List<List<String>> rows = ParquetTest.sql(placed(query));
        return query.startsWith("COPY") ? ParquetTest.sql(placed("FROM 'faces.csv'")) : rows;
    }

    private static String placed(String query) {
        return FILE.matcher(query).replaceAll((MatchResult file) -> "'" + folder.resolve(file.group(1)) + "'");
    }

    @TestFactory
    Stream<DynamicTest> everyQueryFindsSomething() throws IOException {
        assertThat(queries()).hasSizeGreaterThanOrEqualTo(6);
        return queries().stream()
                .map(query -> dynamicTest(
                        query.lines().findFirst().orElseThrow(),
                        () -> assertThat(answer(query)).isNotEmpty().allMatch(row -> !row.contains("null"))));
    }

    @Test
    void theFirstSaysWhatAnalyzeSays() throws IOException, SQLException {
        assertThat(answer(queries().get(0)))
                .extracting(row -> row.get(0) + " " + row.get(1))
                .containsExactly("anger 1", "happiness 1");
    }
}
