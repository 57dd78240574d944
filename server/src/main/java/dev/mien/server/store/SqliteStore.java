package dev.mien.server.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sqlite.SQLiteConfig;

/** A store in one SQLite file. Few and short accesses, one at a time. */
public final class SqliteStore implements Store {
    /** Each brings the file from one version to the next. */
    private static final List<String> MIGRATIONS = List.of("1-jobs.sql", "2-attempts.sql");

    private static final String COLUMNS =
            "id, owner, subject, name, state, options, bytes, detail, created, ended, attempts";
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Connection connection;

    private SqliteStore(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * Opens a store, or makes one; one of an earlier version is brought up to date.
     *
     * @param file where it lies
     * @return the store, to be closed by the caller
     * @throws StoreException if it cannot be opened, or is of a later version
     */
    public static SqliteStore open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // What was accepted stays accepted when the power fails.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try {
                SqliteStore store = new SqliteStore(file, connection);
                store.migrate();
                return store;
            } catch (SQLException | IOException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw fault(file, e);
        }
    }

    private void migrate() throws SQLException, IOException {
        int version;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            version = row.getInt(1);
        }
        if (version > MIGRATIONS.size()) {
            throw new StoreException(file + ": made by a later version of Mien; use that, or another folder", null);
        }
        for (int next = version; next < MIGRATIONS.size(); next++) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(script(MIGRATIONS.get(next)));
                statement.executeUpdate("PRAGMA user_version = " + (next + 1));
                connection.commit();
            } catch (SQLException | IOException e) {
                connection.rollback(); // which the next line would commit otherwise
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = SqliteStore.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing; build the module server anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void add(Job job) {
        update(
                "INSERT INTO jobs (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                job.id(),
                job.owner(),
                job.subject(),
                job.name(),
                job.state().name(),
                words(job.options()),
                job.bytes(),
                job.detail(),
                job.created().toEpochMilli(),
                job.ended().map(Instant::toEpochMilli).orElse(0L),
                job.attempts());
    }

    @Override
    public Optional<Job> find(String id) {
        return query("WHERE id = ?", id).stream().findFirst();
    }

    @Override
    public List<Job> of(String owner, int most) {
        return query("WHERE owner = ? ORDER BY created DESC, id LIMIT ?", owner, most);
    }

    @Override
    public List<Job> about(String owner, String subject) {
        return query("WHERE owner = ? AND subject = ? ORDER BY created, id", owner, subject);
    }

    @Override
    public List<Job> in(JobState state) {
        return query("WHERE state = ? ORDER BY attempts, created, id", state.name());
    }

    @Override
    public List<Job> open(String owner) {
        return query("WHERE owner = ? AND state IN (" + names(JobState.OPEN) + ") ORDER BY created, id", owner);
    }

    @Override
    public List<Job> before(Instant time) {
        long millis = time.toEpochMilli();
        return query(
                "WHERE (ended > 0 AND ended < ?) OR (state = 'UPLOADING' AND created < ?) ORDER BY created, id",
                millis,
                millis);
    }

    @Override
    public boolean move(String id, Set<JobState> from, JobState to, String detail) {
        long ended = JobState.OPEN.contains(to) ? 0 : Instant.now().toEpochMilli();
        String change =
                "UPDATE jobs SET state = ?, detail = ?, ended = ? WHERE id = ? AND state IN (" + names(from) + ")";
        return update(change, to.name(), detail, ended, id) == 1;
    }

    @Override
    public boolean begin(String id) {
        return step(id, JobState.WAITING, JobState.RUNNING, 1);
    }

    @Override
    public boolean giveBack(String id) {
        return step(id, JobState.RUNNING, JobState.WAITING, -1);
    }

    private boolean step(String id, JobState from, JobState to, int attempts) {
        String change = "UPDATE jobs SET state = ?, attempts = attempts + ? WHERE id = ? AND state = ?";
        return update(change, to.name(), attempts, id, from.name()) == 1;
    }

    /** Synchronized as a whole: the log cannot be emptied while another thread reads. */
    @Override
    public synchronized void remove(String id) {
        update("DELETE FROM jobs WHERE id = ?", id);
        // Until then the log beside the file still has what the file has not.
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    /** Of constants only. */
    private static String names(Set<JobState> states) {
        return states.stream().map(state -> "'" + state.name() + "'").collect(Collectors.joining(", "));
    }

    private synchronized int update(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    private synchronized List<Job> query(String where, Object... values) {
        List<Job> jobs = new ArrayList<>();
        try (PreparedStatement statement = prepared("SELECT " + COLUMNS + " FROM jobs " + where, values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                jobs.add(job(row));
            }
            return jobs;
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Job job(ResultSet row) throws SQLException {
        long ended = row.getLong("ended");
        return new Job(
                row.getString("id"),
                row.getString("owner"),
                row.getString("subject"),
                row.getString("name"),
                JobState.valueOf(row.getString("state")),
                words(row.getString("options")),
                row.getLong("bytes"),
                row.getString("detail"),
                Instant.ofEpochMilli(row.getLong("created")),
                ended == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(ended)),
                row.getInt("attempts"));
    }

    private static String words(Map<String, String> options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // text by text
        }
    }

    private static Map<String, String> words(String json) {
        try {
            return JSON.readValue(json, WORDS);
        } catch (JsonProcessingException e) {
            throw new StoreException("the options of a job cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static StoreException fault(Path file, Exception e) {
        return new StoreException(
                file + ": the store cannot be used (" + e.getMessage() + "); check disk and rights", e);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }
}
