package dev.mien.server.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** What differs from one database to another. For one thread at a time. */
interface Database {
    /** The one connection there is; made anew where it broke. */
    Connection connection() throws SQLException;

    /** The folder of its scripts, such as {@code sqlite}. */
    String dialect();

    /** How many of the scripts were run. */
    int version() throws SQLException;

    /** In the transaction under way. */
    void setVersion(int version) throws SQLException;

    /** Something was deleted, which is to be found nowhere. */
    void removed() throws SQLException;

    /** What messages call it; without words that are nobody's business. */
    String name();

    /** What its owner may look at. */
    String hint();

    /** Whether {@link #connection} gives the one there is, even if it broke. */
    void hold(boolean one);

    /** Statements that belong together. */
    interface Work {
        void run() throws SQLException, IOException;
    }

    /** Does all of it or nothing. One connection does it: another, made since that broke, would do the rest without the beginning. */
    default void together(Work work) throws SQLException, IOException {
        Connection one = connection();
        one.setAutoCommit(false);
        hold(true);
        try {
            work.run();
            one.commit();
            one.setAutoCommit(true);
        } catch (SQLException | IOException | RuntimeException e) {
            try {
                one.rollback();
                one.setAutoCommit(true);
            } catch (SQLException broken) {
                e.addSuppressed(broken);
            }
            throw e;
        } finally {
            hold(false);
        }
    }

    void close();
}
