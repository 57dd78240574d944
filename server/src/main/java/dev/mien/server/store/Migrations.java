package dev.mien.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Scripts, each of which brings the tables from one version to the next. */
final class Migrations {
    private static final List<String> SCRIPTS =
            List.of("1-jobs.sql", "2-attempts.sql", "3-results.sql", "4-identity.sql", "5-pictures.sql");

    private Migrations() {}

    static void run(Database database) throws SQLException, IOException {
        int version = database.version();
        if (version > SCRIPTS.size()) {
            throw new StoreException(
                    database.name() + ": made by a later version of Mien; use that, or another store", null);
        }
        for (int next = version; next < SCRIPTS.size(); next++) {
            int script = next;
            database.together(() -> {
                try (Statement statement = database.connection().createStatement()) {
                    statement.executeUpdate(script(database.dialect() + "/" + SCRIPTS.get(script)));
                }
                database.setVersion(script + 1);
            });
        }
    }

    private static String script(String name) throws IOException {
        try (InputStream in = Migrations.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing; build the module server anew");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
