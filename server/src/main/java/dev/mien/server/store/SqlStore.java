package dev.mien.server.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A store in a database. Few and short accesses, one at a time. */
final class SqlStore implements Store {
    private static final String COLUMNS =
            "id, owner, subject, name, state, options, bytes, detail, created, ended, attempts";
    private static final String KEPT = "id, owner, subject, session, created, content, part";
    /** Results deleted at once. */
    private static final int PIECE = 500;
    /** Bytes of results read at once, as long as there are more than one. */
    private static final long PAGE_BYTES = 2 << 20;

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    private SqlStore(Database database) {
        this.database = database;
    }

    /** Brings the tables up to date. */
    static SqlStore of(Database database) {
        try {
            Migrations.run(database);
            return new SqlStore(database);
        } catch (SQLException | IOException e) {
            database.close();
            throw fault(database, e);
        } catch (RuntimeException e) {
            database.close();
            throw e;
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

    /** Synchronized as a whole: the log of SQLite cannot be emptied while another thread reads. */
    @Override
    public synchronized void remove(String id) {
        update("DELETE FROM jobs WHERE id = ?", id);
        removed();
    }

    private synchronized void removed() {
        try {
            database.removed();
        } catch (SQLException e) {
            throw fault(database, e);
        }
    }

    @Override
    public Optional<String> identity() {
        return rows("SELECT id FROM identity", row -> row.getString("id")).stream()
                .findFirst();
    }

    @Override
    public synchronized void identify(String id) {
        try {
            database.together(() -> {
                update("DELETE FROM identity");
                update("INSERT INTO identity (id) VALUES (?)", id);
            });
        } catch (SQLException | IOException e) {
            throw fault(database, e);
        }
    }

    @Override
    public void keep(Kept result) {
        update(
                "INSERT INTO results (" + KEPT + ") VALUES (?, ?, ?, ?, ?, ?, ?)",
                result.id(),
                result.owner(),
                result.subject(),
                result.session(),
                result.created().toEpochMilli(),
                result.content(),
                result.part());
    }

    @Override
    public List<Kept> kept(String owner, By by, String name, Optional<Kept> after, int most) {
        long created = after.map(last -> last.created().toEpochMilli()).orElse(Long.MIN_VALUE);
        return page(
                "SELECT " + KEPT + " FROM results WHERE part = 0 AND owner = ? AND " + by.column()
                        + " = ? AND (created > ? OR (created = ? AND id > ?)) ORDER BY created, id LIMIT ?",
                owner,
                name,
                created,
                created,
                after.map(Kept::id).orElse(""),
                most);
    }

    @Override
    public Optional<Kept> kept(String owner, String id) {
        return rows("SELECT " + KEPT + " FROM results WHERE owner = ? AND id = ?", SqlStore::kept, owner, id).stream()
                .findFirst();
    }

    @Override
    public List<Job> jobs() {
        return query("ORDER BY created, id");
    }

    @Override
    public List<Kept> kept(Optional<Kept> after, int most) {
        long created = after.map(last -> last.created().toEpochMilli()).orElse(Long.MIN_VALUE);
        return page(
                "SELECT " + KEPT + " FROM results WHERE created > ? OR (created = ? AND id > ?)"
                        + " ORDER BY created, id LIMIT ?",
                created,
                created,
                after.map(Kept::id).orElse(""),
                most);
    }

    @Override
    public synchronized void fill(Iterator<Job> jobs, Iterator<Kept> results) {
        try {
            database.together(() -> {
                jobs.forEachRemaining(this::add);
                results.forEachRemaining(this::keep);
            });
        } catch (SQLException | IOException e) {
            throw fault(database, e);
        }
    }

    @Override
    public long count(String owner, By by, String name) {
        return number(
                "SELECT COUNT(*) FROM results WHERE part = 0 AND owner = ? AND " + by.column() + " = ?", owner, name);
    }

    @Override
    public long countBefore(Instant time) {
        return number("SELECT COUNT(*) FROM results WHERE part = 0 AND created < ?", time.toEpochMilli());
    }

    private long number(String sql, Object... values) {
        return rows(sql, row -> row.getLong(1), values).get(0);
    }

    @Override
    public long keptBytes(String owner) {
        return number("SELECT COALESCE(SUM(LENGTH(content)), 0) FROM results WHERE owner = ?", owner);
    }

    @Override
    public long forget(String owner, By by, String name) {
        return forget("owner = ? AND " + by.column() + " = ?", owner, name);
    }

    @Override
    public long forgetBefore(Instant time) {
        return forget("created < ?", time.toEpochMilli());
    }

    /** In pieces, between which others have their turn. */
    private long forget(String which, Object... values) {
        String some =
                "DELETE FROM results WHERE id IN (SELECT id FROM results WHERE " + which + " LIMIT " + PIECE + ")";
        long gone = 0;
        int piece;
        do {
            piece = update(some, values);
            gone += piece;
        } while (piece == PIECE);
        removed();
        return gone;
    }

    /** Of constants only. */
    private static String names(Set<JobState> states) {
        return states.stream().map(state -> "'" + state.name() + "'").collect(Collectors.joining(", "));
    }

    private synchronized int update(String sql, Object... values) {
        try (PreparedStatement statement = prepared(sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw fault(database, e);
        }
    }

    private List<Job> query(String where, Object... values) {
        return rows("SELECT " + COLUMNS + " FROM jobs " + where, SqlStore::job, values);
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private synchronized List<Kept> page(String sql, Object... values) {
        List<Kept> page = new ArrayList<>();
        long bytes = 0;
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            while (bytes < PAGE_BYTES && row.next()) {
                Kept one = kept(row);
                page.add(one);
                bytes += one.content().length;
            }
            return page;
        } catch (SQLException e) {
            throw fault(database, e);
        }
    }

    private synchronized <T> List<T> rows(String sql, Row<T> reading, Object... values) {
        List<T> all = new ArrayList<>();
        try (PreparedStatement statement = prepared(sql, values);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                all.add(reading.read(row));
            }
            return all;
        } catch (SQLException e) {
            throw fault(database, e);
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = database.connection().prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("id"),
                row.getString("owner"),
                row.getString("subject"),
                row.getString("session"),
                Instant.ofEpochMilli(row.getLong("created")),
                row.getBytes("content"),
                row.getInt("part"));
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

    private static StoreException fault(Database database, Exception e) {
        String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new StoreException(
                database.name() + ": the store cannot be used (" + said + "); check " + database.hint(), e);
    }

    @Override
    public synchronized void close() {
        database.close();
    }
}
