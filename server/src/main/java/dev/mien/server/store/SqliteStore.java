package dev.mien.server.store;

import dev.mien.server.vault.SqliteLog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** A store in one SQLite file. */
public final class SqliteStore {
    private SqliteStore() {}

    /**
     * Opens a store, or makes one; one of an earlier version is brought up to date.
     *
     * @param file where it lies
     * @return the store, to be closed by the caller
     * @throws StoreException if it cannot be opened, or is of a later version
     */
    public static Store open(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // What was accepted stays accepted when the power fails.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        try {
            return opened(file, config.createConnection("jdbc:sqlite:" + file));
        } catch (SQLException e) {
            throw new StoreException(
                    file + ": the store cannot be used (" + e.getMessage() + "); check disk and rights", e);
        }
    }

    /** What an earlier server deleted last, before it was killed, may be in the log still. */
    private static Store opened(Path file, Connection connection) throws SQLException {
        try {
            SqliteLog.empty(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return SqlStore.of(new Sqlite(file, connection));
    }

    private record Sqlite(Path file, Connection connection) implements Database {
        @Override
        public String dialect() {
            return "sqlite";
        }

        /** SQLite's own place for it. */
        @Override
        public int version() throws SQLException {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA user_version")) {
                return row.getInt(1);
            }
        }

        @Override
        public void setVersion(int version) throws SQLException {
            execute("PRAGMA user_version = " + version);
        }

        /** There is but one. */
        @Override
        public void hold(boolean one) {}

        /** Until then the log beside the file still has what the file has not. */
        @Override
        public void removed() throws SQLException {
            SqliteLog.empty(connection);
        }

        private void execute(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        @Override
        public String name() {
            return file.toString();
        }

        @Override
        public String hint() {
            return "disk and rights";
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                // What a method returned from is on the disk.
            }
        }
    }
}
