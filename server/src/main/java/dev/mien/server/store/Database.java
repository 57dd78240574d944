package dev.mien.server.store;

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

    void close();
}
