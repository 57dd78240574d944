package dev.mien.server.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
    @TempDir
    private Path folder;

    private Path secret;
    private Path keys;

    @BeforeEach
    void make() throws IOException {
        secret = folder.resolve("secret");
        keys = folder.resolve("keys.sqlite");
        Secret.make(secret);
    }

    private Vault open() throws IOException {
        return Vault.open(keys, Secret.read(secret));
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65535, 65536, 65537, 131072, 200_000})
    void whatIsSealedIsOpenedAgain(int length) throws IOException {
        byte[] plain = random(length);
        try (Vault vault = open()) {
            Seal seal = vault.seal("a", "b", 1, "x");
            byte[] sealed = seal.sealed(plain);
            assertThat(sealed.length).isGreaterThan(length);
            assertThat(seal.opened(sealed)).isEqualTo(plain);
            assertThat(seal.sealed(plain)).as("no nonce twice").isNotEqualTo(sealed);
        }
    }

    @Test
    void whatWasChangedCutOffOrPutElsewhereIsRefused() throws IOException {
        try (Vault vault = open()) {
            Seal seal = vault.seal("a", "b", 1, "x");
            byte[] sealed = seal.sealed(random(200_000));
            for (int at : new int[] {0, 7, 20, 36, 37, 65600, sealed.length - 1}) {
                byte[] changed = sealed.clone();
                changed[at] ^= 1;
                assertThatThrownBy(() -> seal.opened(changed)).isInstanceOf(IOException.class);
            }
            int head = 5 + Seal.SALT_BYTES;
            int segment = Seal.SEGMENT_BYTES + Seal.TAG_BYTES;
            for (int length : new int[] {0, 5, head, head + segment, head + 2 * segment, sealed.length - 1}) {
                assertThatThrownBy(() -> seal.opened(Arrays.copyOf(sealed, length)))
                        .isInstanceOf(IOException.class);
            }
            byte[] swapped = sealed.clone();
            System.arraycopy(sealed, head, swapped, head + segment, segment);
            System.arraycopy(sealed, head + segment, swapped, head, segment);
            assertThatThrownBy(() -> seal.opened(swapped)).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> vault.seal("a", "b", 1, "y").opened(sealed))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> vault.seal("a", "c", 1, "x").opened(sealed))
                    .isInstanceOf(IOException.class);
        }
    }

    /** Seven random bytes, as they once were, would be the same for two of a thousand million before long. */
    @Test
    void eachWholeHasAKeyOfItsOwn() throws IOException {
        try (Vault vault = open()) {
            Seal seal = vault.seal("a", "b", 1, "x");
            byte[] salt = random(Seal.SALT_BYTES);
            assertThat(salt).hasSizeGreaterThanOrEqualTo(16);
            assertThat(seal.ofOne(salt)).isEqualTo(seal.ofOne(salt)).isNotEqualTo(seal.ofOne(random(31)));
            assertThat(vault.seal("a", "b", 1, "y").ofOne(salt)).isNotEqualTo(seal.ofOne(salt));
        }
    }

    @Test
    void flushingInTheMiddleChangesNothing() throws IOException {
        try (Vault vault = open()) {
            Seal seal = vault.seal("a", "b", 1, "x");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream sealing = seal.sealing(out)) {
                for (int i = 0; i < 100; i++) {
                    sealing.write("line\n".getBytes(StandardCharsets.UTF_8));
                    sealing.flush();
                }
            }
            assertThat(seal.opened(new ByteArrayInputStream(out.toByteArray())).readAllBytes())
                    .hasSize(500);
        }
    }

    @Test
    void keysOutliveTheProcessAndGoWhenTheyAreForgotten() throws IOException {
        byte[] sealed;
        try (Vault vault = open()) {
            String anna = vault.subject("shop", "anna");
            String part = vault.part("shop", "monday");
            assertThat(anna).matches("[0-9a-f]{64}").isNotEqualTo(vault.subject("other", "anna"));
            sealed = vault.seal(anna, part, 7, "x").sealed(random(10));
            vault.seal(anna, part, Vault.NO_DAY, "x");
            vault.seal(vault.subject("shop", "ben"), part, 7, "x");
        }
        try (Vault vault = open()) {
            String anna = vault.subject("shop", "anna");
            String ben = vault.subject("shop", "ben");
            String part = vault.part("shop", "monday");
            assertThat(vault.find(anna, part, 7, "x").orElseThrow().opened(sealed))
                    .isEqualTo(random(10));
            vault.forgetBefore(7);
            assertThat(vault.find(anna, part, 7, "x")).isPresent();
            vault.forgetBefore(8);
            assertThat(vault.find(anna, part, 7, "x")).isEmpty();
            assertThat(vault.find(anna, part, Vault.NO_DAY, "x")).isPresent();
            vault.forgetSubject(anna);
            assertThat(vault.find(anna, part, Vault.NO_DAY, "x")).isEmpty();
            vault.seal(ben, part, 9, "x");
            vault.forgetPart(part);
            assertThat(vault.find(ben, part, 9, "x")).isEmpty();
            assertThatThrownBy(() -> vault.seal(anna, part, 7, "x").opened(sealed))
                    .as("a new key for the same name opens nothing old")
                    .isInstanceOf(IOException.class);
        }
    }

    /** The key as it is locked. */
    private String locked(String subject) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + keys);
                PreparedStatement statement =
                        connection.prepareStatement("SELECT locked FROM keys WHERE subject = ?")) {
            statement.setString(1, subject);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new String(row.getBytes(1), StandardCharsets.ISO_8859_1);
            }
        }
    }

    @Test
    void aForgottenKeyStandsInNoFile() throws Exception {
        try (Vault vault = open()) {
            String anna = vault.subject("shop", "anna");
            vault.seal(anna, "p", 7, "x");
            String locked = locked(anna);
            assertThat(files()).contains(anna, locked);
            vault.forgetSubject(anna);
            assertThat(files()).doesNotContain(anna, locked);
        }
        assertThat(files()).doesNotContain("anna");
    }

    /** Who reads meanwhile keeps the log from being emptied, as a kill at that moment does. */
    @Test
    void aKeyThatMayStillBeReadIsNotSaidToBeGone() throws Exception {
        try (Vault vault = open();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + keys)) {
            String anna = vault.subject("shop", "anna");
            vault.seal(anna, "p", 7, "x");
            String locked = locked(anna);
            other.setAutoCommit(false);
            try (Statement reading = other.createStatement();
                    ResultSet row = reading.executeQuery("SELECT COUNT(*) FROM keys")) {
                assertThat(row.next()).isTrue();
                assertThatThrownBy(() -> vault.forgetSubject(anna)).hasMessageContaining("another program reads it");
                assertThat(files()).contains(locked);
                assertThatThrownBy(() -> vault.forgetSubject(anna))
                        .as("asked again")
                        .hasMessageContaining("reads it");
            }
            other.rollback();
            vault.forgetSubject(anna);
            assertThat(files()).doesNotContain(locked);
        }
    }

    @Test
    void whatAKilledServerLeftInTheLogGoesAtTheNextStart() throws Exception {
        Path copies = Files.createDirectory(folder.resolve("killed"));
        String locked;
        try (Vault vault = open();
                Connection other = DriverManager.getConnection("jdbc:sqlite:" + keys)) {
            String anna = vault.subject("shop", "anna");
            vault.seal(anna, "p", 7, "x");
            locked = locked(anna);
            other.setAutoCommit(false);
            try (Statement reading = other.createStatement();
                    ResultSet row = reading.executeQuery("SELECT COUNT(*) FROM keys")) {
                assertThat(row.next()).isTrue();
                assertThatThrownBy(() -> vault.forgetSubject(anna)).isInstanceOf(IllegalStateException.class);
                for (String name : new String[] {"keys.sqlite", "keys.sqlite-wal"}) {
                    Files.copy(folder.resolve(name), copies.resolve(name));
                }
            }
        }
        keys = copies.resolve("keys.sqlite");
        assertThat(files()).contains(locked);
        try (Vault vault = open()) {
            assertThat(vault.subject("shop", "anna")).isNotEmpty();
            assertThat(files()).doesNotContain(locked);
        }
    }

    private String files() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : new Path[] {keys, keys.resolveSibling("keys.sqlite-wal")}) {
            if (Files.exists(file)) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void anotherSecretOpensNothing() throws IOException {
        open().close();
        Path other = folder.resolve("other");
        Secret.make(other);
        assertThatThrownBy(() -> Vault.open(keys, Secret.read(other)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another secret");
    }
}
