package dev.mien.server.vault;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.SQLiteConfig;

/** Keys in one SQLite file, of which those that were removed are written over. */
final class KeyTable implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    private KeyTable(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static KeyTable open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // What is sealed with a key must not outlive it, and what was thrown away must not come back.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        try {
            Connection connection = config.createConnection("jdbc:sqlite:" + file);
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("CREATE TABLE IF NOT EXISTS keys (id TEXT PRIMARY KEY, subject TEXT NOT NULL,"
                        + " part TEXT NOT NULL, day INTEGER NOT NULL, locked BLOB NOT NULL)");
                statement.executeUpdate("CREATE INDEX IF NOT EXISTS keys_by_subject ON keys (subject)");
                statement.executeUpdate("CREATE INDEX IF NOT EXISTS keys_by_part ON keys (part)");
                statement.executeUpdate("CREATE INDEX IF NOT EXISTS keys_by_day ON keys (day)");
                SqliteLog.empty(connection); // a server that was killed may have left a key there
                return new KeyTable(file, connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    synchronized Optional<byte[]> find(String id) {
        try (PreparedStatement statement = connection.prepareStatement("SELECT locked FROM keys WHERE id = ?")) {
            statement.setString(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    /** One that is there stays. */
    synchronized void add(String id, String subject, String part, long day, byte[] locked) {
        update(
                "INSERT OR IGNORE INTO keys (id, subject, part, day, locked) VALUES (?, ?, ?, ?, ?)",
                id,
                subject,
                part,
                day,
                locked);
    }

    synchronized void removeSubject(String subject) {
        remove("DELETE FROM keys WHERE subject = ?", subject);
    }

    synchronized void removePart(String part) {
        remove("DELETE FROM keys WHERE part = ?", part);
    }

    synchronized void removeBefore(long day) {
        remove("DELETE FROM keys WHERE day < ?", day);
    }

    private void remove(String sql, Object value) {
        update(sql, value);
        try {
            SqliteLog.empty(connection); // where nothing was removed too, as an earlier attempt may have failed here
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    private void update(String sql, Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw fault(file, e);
        }
    }

    private static IllegalStateException fault(Path file, SQLException e) {
        return new IllegalStateException(
                file + ": the keys cannot be used (" + e.getMessage() + "); check disk and rights", e);
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
