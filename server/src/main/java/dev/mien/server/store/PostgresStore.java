package dev.mien.server.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A store in a PostgreSQL database, which one server uses at a time. */
public final class PostgresStore {
    /** What addresses of such databases begin with. */
    public static final String PREFIX = "jdbc:postgresql:";

    /** SQL's state of a connection that is not to be had. */
    private static final String LOST = "08001";

    /** Names the lock that one server has: "mien" in ASCII. */
    private static final long LOCK = 0x6d69656eL;

    private static final int CONNECT_SECONDS = 5;
    /** Accesses are short. */
    private static final int ANSWER_SECONDS = 10;
    /** How long nobody is kept waiting for a database that kept somebody waiting. */
    private static final int REST_SECONDS = 5;

    /** Addresses without a host, or with none but this machine. */
    private static final String HERE =
            "//(((localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?)(,(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?)*)?(/.*)?";

    private PostgresStore() {}

    /**
     * Opens a store, or makes its tables; one of an earlier version is brought up to date.
     *
     * @param url such as {@code jdbc:postgresql://host/database?user=mien}; a password stands there, or, where nobody else
     *     sees it, in the file {@code ~/.pgpass}. Of another machine the certificate is checked ({@code sslmode=verify-full}) unless
     *     the address has another {@code sslmode}
     * @return the store, to be closed by the caller
     * @throws StoreException if it cannot be opened, another server uses it, or it is of a later version
     */
    public static Store open(String url) {
        Postgres database = new Postgres(url);
        try {
            database.connection();
        } catch (SQLException e) {
            throw new StoreException(
                    database.name() + ": the store cannot be used (" + firstLine(e) + "); check " + database.hint(), e);
        }
        return SqlStore.of(database);
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static final class Postgres implements Database {
        private final String url;
        private @Nullable Connection connection;
        private boolean held;
        /** Whether the lock was ours once. */
        private boolean locked;

        /** Until when a database that hung is left alone, by {@link System#nanoTime}; 0: it does not hang. */
        private long resting;

        Postgres(String url) {
            this.url = url;
        }

        /** A connection that broke, as when the database was started anew, is replaced by another. */
        @Override
        public Connection connection() throws SQLException {
            Connection open = connection;
            if (open != null && held) {
                return open;
            } else if (resting != 0 && System.nanoTime() - resting < 0) {
                throw new SQLException("it did not answer, and is tried again in some seconds", LOST);
            }
            long asked = System.nanoTime();
            resting = 0;
            if (open != null && open.isValid(CONNECT_SECONDS)) {
                return open;
            }
            drop();
            try {
                Connection made = connect();
                try {
                    lock(made);
                    connection = made;
                    return made;
                } catch (SQLException | RuntimeException e) {
                    made.close();
                    throw e;
                }
            } catch (SQLException e) {
                restAfter(asked);
                throw e;
            }
        }

        /** One that refuses at once keeps nobody waiting. */
        private void restAfter(long asked) {
            long now = System.nanoTime();
            if (now - asked > TimeUnit.SECONDS.toNanos(1)) {
                resting = now + TimeUnit.SECONDS.toNanos(REST_SECONDS) | 1;
            }
        }

        @Override
        public void hold(boolean one) {
            held = one;
        }

        private Connection connect() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
            properties.setProperty("loginTimeout", String.valueOf(CONNECT_SECONDS));
            properties.setProperty("socketTimeout", String.valueOf(ANSWER_SECONDS));
            properties.setProperty("ApplicationName", "mien");
            if (!isHere()) {
                properties.setProperty("sslmode", "verify-full"); // what the address says goes before
            }
            try {
                return DriverManager.getConnection(url, properties);
            } catch (SQLException e) {
                // Without the one that has the address, and so perhaps a password.
                throw new SQLException(firstLine(e).replace(url, name()), e.getSQLState());
            }
        }

        /** Whether the database is reached without a network. */
        private boolean isHere() {
            String hosts = url.substring(PREFIX.length()).replaceFirst("[?].*", "");
            return url.contains("socketFactory=") || !hosts.startsWith("//") || hosts.matches(HERE);
        }

        /** Goes with the connection. Two servers on one store would work on the same videos. */
        private void lock(Connection made) throws SQLException {
            try (PreparedStatement statement = made.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
                statement.setLong(1, LOCK);
                try (ResultSet row = statement.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        locked = true;
                    } else if (locked) {
                        // Ours, still with a connection that the database has not given up.
                        throw new SQLException("the lock of this server is not free yet", LOST);
                    } else {
                        throw new StoreException(
                                name() + ": another server keeps its results there; name another database", null);
                    }
                }
            }
        }

        @Override
        public String dialect() {
            return "postgresql";
        }

        @Override
        public int version() throws SQLException {
            try (Statement statement = connection().createStatement()) {
                statement.executeUpdate("CREATE TABLE IF NOT EXISTS mien_version (version INTEGER NOT NULL)");
                try (ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(version), 0) FROM mien_version")) {
                    return row.next() ? row.getInt(1) : 0;
                }
            }
        }

        @Override
        public void setVersion(int version) throws SQLException {
            try (PreparedStatement statement =
                    connection().prepareStatement("INSERT INTO mien_version (version) VALUES (?)")) {
                statement.setInt(1, version);
                statement.executeUpdate();
            }
        }

        /** What is deleted stays in PostgreSQL's files until it cleans them; what was encrypted has lost its key. */
        @Override
        public void removed() {}

        /** Without what follows the question mark, as a password may stand there. */
        @Override
        public String name() {
            return url.replaceFirst("\\?.*", "").replaceFirst("//[^/]*@", "//");
        }

        @Override
        public String hint() {
            return "that the database runs, its address and rights";
        }

        /** The lock is given back first, as a database may take a while to notice that a connection has gone. */
        @Override
        public void close() {
            Connection open = connection;
            if (open != null && resting == 0) {
                try (Statement statement = open.createStatement()) {
                    statement.execute("SELECT pg_advisory_unlock_all()");
                } catch (SQLException e) {
                    // It goes with the connection.
                }
            }
            drop();
        }

        private void drop() {
            Connection open = connection;
            connection = null;
            try {
                if (open != null) {
                    open.close();
                }
            } catch (SQLException e) {
                // What a method returned from is on the disk.
            }
        }
    }
}
