package dev.mien.server.vault;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The log beside a SQLite file, which has what was deleted until it is emptied. */
public final class SqliteLog {
    private SqliteLog() {}

    /**
     * Writes the log into the file and empties it, waiting as long as the connection waits for others.
     *
     * @param connection on which nothing else is under way
     * @throws SQLException if another program uses the file all that time, so that what was deleted may still be read
     */
    public static void empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
            if (!row.next() || row.getInt("busy") != 0) {
                throw new SQLException(
                        "another program reads it, so that what was deleted is still in the file beside it");
            }
        }
    }
}
