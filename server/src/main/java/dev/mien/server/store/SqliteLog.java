package dev.mien.server.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The log beside a SQLite file, which has what was deleted until it is emptied. */
public final class SqliteLog {
    private static final int TRIES = 3;

    private SqliteLog() {}

    /**
     * Writes the log into the file and empties it. Each try waits as long as the connection waits for others.
     *
     * @param connection on which nothing else is under way
     * @throws SQLException if another program uses the file all the time, so that what was deleted may still be read
     */
    public static void empty(Connection connection) throws SQLException {
        for (int i = 0; i < TRIES; i++) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                if (row.next() && row.getInt("busy") == 0) {
                    return;
                }
            }
        }
        throw new SQLException("another program reads it, so that what was deleted is still in the file beside it");
    }
}
