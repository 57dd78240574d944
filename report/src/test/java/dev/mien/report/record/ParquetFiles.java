package dev.mien.report.record;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Parquet files as DuckDB reads them, which shares nothing with what writes them. */
public final class ParquetFiles {
    static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private ParquetFiles() {}

    /** Each row as JSON, in the order of the file; what is missing is null. */
    static List<JsonNode> rows(byte[] file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (List<String> row : query(file, "SELECT to_json(t) FROM FILE t")) {
            rows.add(JSON.readTree(row.get(0)));
        }
        return rows;
    }

    /** The answer to a query, in which FILE stands for the file. */
    public static List<List<String>> query(byte[] file, String sql) {
        try {
            Path path = Files.createTempFile("mien", ".parquet");
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                Files.write(path, file);
                return answer(statement.executeQuery(sql.replace("FILE", "'" + path + "'")));
            } catch (SQLException e) {
                throw new AssertionError(sql, e);
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> answer(ResultSet answer) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        while (answer.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 1; i <= answer.getMetaData().getColumnCount(); i++) {
                row.add(String.valueOf(answer.getString(i)));
            }
            rows.add(row);
        }
        return rows;
    }
}
