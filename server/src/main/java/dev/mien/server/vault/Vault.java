package dev.mien.server.vault;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of what is kept: one for each owner, subject, part (a session, or a video) and day, in a file of its own beside the store, each
 * locked with the server's secret. A key that is thrown away takes everything with it that it was used for, wherever that was copied to.
 */
public final class Vault implements AutoCloseable {
    /** Of what goes when somebody says so, and not with its day. */
    public static final long NO_DAY = Long.MAX_VALUE;

    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String CHECK = "check";
    private static final String STORE = "store";

    private final KeyTable table;
    private final SecretKey locks;
    private final SecretKey tags;

    private Vault(KeyTable table, Secret secret) {
        this.table = table;
        locks = secret.key("mien: locks keys", "AES");
        tags = secret.key("mien: names subjects", "HmacSHA256");
    }

    /**
     * Opens a vault, or makes one.
     *
     * @param file where its keys lie
     * @param secret that locks them
     * @return the vault, to be closed by the caller
     * @throws IOException if the keys were locked with another secret
     */
    public static Vault open(Path file, Secret secret) throws IOException {
        Vault vault = new Vault(KeyTable.open(file), secret);
        try {
            Optional<byte[]> check = vault.table.find(CHECK);
            if (check.isEmpty()) {
                vault.table.add(CHECK, "", "", NO_DAY, vault.lock(CHECK).sealed(new byte[KEY_BYTES]));
            } else {
                vault.lock(CHECK).opened(check.get());
            }
            return vault;
        } catch (IOException e) {
            vault.close();
            throw new IOException(
                    file + ": its keys are locked with another secret; name that with --secret, or another store", e);
        } catch (RuntimeException e) {
            vault.close();
            throw e;
        }
    }

    /**
     * Binds the keys to a store; of another's nothing could be read, and what is deleted there would not be.
     *
     * @param file where they lie, for the message
     * @param store what it is called
     * @throws IOException if they are another's
     */
    public void bind(Path file, String store) throws IOException {
        byte[] name = store.getBytes(StandardCharsets.US_ASCII);
        table.add(STORE, "", "", NO_DAY, name); // stays as it is where there is one
        if (!Arrays.equals(table.find(STORE).orElseThrow(), name)) {
            throw new IOException(
                    file + ": holds the keys of another store; name that store, or put this one's keys there"
                            + " (before a backup is restored)");
        }
    }

    /**
     * {@return the store that keys were bound to, which is no secret; empty if there are none, or they never were}
     *
     * @param file where they lie
     */
    public static Optional<String> store(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (KeyTable keys = KeyTable.open(file)) {
            return keys.find(STORE).map(name -> new String(name, StandardCharsets.US_ASCII));
        }
    }

    /**
     * {@return what stands for a subject}
     *
     * @param owner name of the key
     * @param subject may be empty
     */
    public String subject(String owner, String subject) {
        return tag(owner, "subject", subject);
    }

    /**
     * {@return what stands for a part}
     *
     * @param owner name of the key
     * @param part a session, or a video; may be empty
     */
    public String part(String owner, String part) {
        return tag(owner, "part", part);
    }

    /**
     * {@return a seal with the key of somebody's part, which is made where there is none}
     *
     * @param subject what stands for it
     * @param part what stands for it
     * @param day since 1970, or {@link #NO_DAY}
     * @param about what is sealed
     */
    public Seal seal(String subject, String part, long day, String about) {
        String id = id(subject, part, day);
        if (table.find(id).isEmpty()) {
            byte[] random = new byte[KEY_BYTES];
            RANDOM.nextBytes(random);
            table.add(id, subject, part, day, lock(id).sealed(random));
        }
        return find(subject, part, day, about)
                .orElseThrow(() -> new IllegalStateException("a key was thrown away as it was made"));
    }

    /**
     * {@return a seal with the key of somebody's part; empty if it was thrown away}
     *
     * @param subject what stands for it
     * @param part what stands for it
     * @param day since 1970, or {@link #NO_DAY}
     * @param about what was sealed
     */
    public Optional<Seal> find(String subject, String part, long day, String about) {
        String id = id(subject, part, day);
        return table.find(id).map(locked -> {
            try {
                return new Seal(new SecretKeySpec(lock(id).opened(locked), "AES"), about);
            } catch (IOException e) {
                throw new IllegalStateException("a key in the vault was damaged", e);
            }
        });
    }

    private static String id(String subject, String part, long day) {
        return subject + " " + part + " " + day;
    }

    /** So that nobody reads in the store who was seen; the same for the same name and owner. */
    private String tag(String owner, String kind, String name) {
        String text = kind + "\0" + owner + "\0" + name;
        return HexFormat.of().formatHex(Secret.mac(tags, text.getBytes(StandardCharsets.UTF_8)));
    }

    private Seal lock(String id) {
        return new Seal(locks, id);
    }

    /**
     * Throws away all keys of a subject.
     *
     * @param subject what stands for it
     */
    public void forgetSubject(String subject) {
        table.removeSubject(subject);
    }

    /**
     * Throws away all keys of a part.
     *
     * @param part what stands for it
     */
    public void forgetPart(String part) {
        table.removePart(part);
    }

    /**
     * Throws away all keys of days before a day.
     *
     * @param day since 1970
     */
    public void forgetBefore(long day) {
        table.removeBefore(day);
    }

    @Override
    public void close() {
        table.close();
    }
}
