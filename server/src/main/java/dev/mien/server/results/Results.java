package dev.mien.server.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.server.audit.AuditLog;
import dev.mien.server.policy.Answers;
import dev.mien.server.store.Kept;
import dev.mien.server.store.Store;
import dev.mien.server.store.Store.By;
import dev.mien.server.vault.Seal;
import dev.mien.server.vault.Vault;
import dev.mien.server.work.BusyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps results, as long and as far as the policy says. Shared by threads. */
public final class Results {
    private static final long MOST_BYTES = 4L << 30;
    private static final int PAGE = 100;
    private static final int LONG_SECONDS = 600;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Store store;
    private final Optional<Vault> vault;
    private final Answers answers;
    private final AuditLog audit;
    private final Map<String, AtomicLong> bytes = new ConcurrentHashMap<>();

    /**
     * @param store of them
     * @param vault of the keys; empty where there is no secret, and so nothing is kept
     * @param answers what may be said of what was kept under an earlier policy
     * @param audit is told what is deleted
     */
    public Results(Store store, Optional<Vault> vault, Answers answers, AuditLog audit) {
        this.store = store;
        this.vault = vault;
        this.answers = answers;
        this.audit = audit;
    }

    /** What is told of each result. */
    public interface Reader {
        /**
         * Takes one.
         *
         * @param line an object of JSON on one line: {@code id}, {@code subject}, {@code session}, {@code created} and {@code result}
         * @throws IOException if it cannot be passed on
         */
        void take(String line) throws IOException;
    }

    /** {@return whether anything is kept from now on} */
    public boolean keeps() {
        return vault.isPresent() && answers.policy().keeps();
    }

    /**
     * Keeps a result, if the policy says so and there is something to keep it under.
     *
     * @param dossier whose it is
     * @param record of a picture, an object of JSON
     * @return its id; empty if it is not kept
     * @throws BusyException if the owner has as many as may be
     */
    public Optional<String> keep(Dossier dossier, String record) throws BusyException {
        if (!keeps() || !dossier.isNamed()) {
            return Optional.empty();
        }
        Vault keys = vault.orElseThrow();
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        Instant now = Instant.now();
        String subject = keys.subject(dossier.owner(), dossier.subject());
        String session = keys.part(dossier.owner(), dossier.session());
        Seal seal = keys.seal(subject, session, day(now), id);
        byte[] content = seal.sealed(content(dossier, record));
        AtomicLong all = bytes(dossier.owner());
        if (all.addAndGet(content.length) > MOST_BYTES) {
            all.addAndGet(-content.length);
            throw new BusyException(
                    "there are " + (MOST_BYTES >> 30) + " GiB of results, as many as may be; delete some",
                    LONG_SECONDS);
        }
        store.keep(new Kept(id, dossier.owner(), subject, session, now, content));
        return Optional.of(id);
    }

    /** The subject's name is inside, so that it stands nowhere else. */
    private static byte[] content(Dossier dossier, String record) {
        ObjectNode names =
                JSON.createObjectNode().put("subject", dossier.subject()).put("session", dossier.session());
        return (names + "\n" + record).getBytes(StandardCharsets.UTF_8);
    }

    private AtomicLong bytes(String owner) {
        return bytes.computeIfAbsent(owner, name -> new AtomicLong(store.keptBytes(name)));
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), Duration.ofDays(1).toSeconds());
    }

    /**
     * Tells all that is kept about a subject, or of a session, the oldest first.
     *
     * @param dossier of one of the two
     * @param reader takes each
     * @throws IOException if it cannot be read or passed on
     */
    public void read(Dossier dossier, Reader reader) throws IOException {
        if (vault.isEmpty() || !dossier.isNamed()) {
            return;
        }
        String tag = tag(vault.get(), dossier);
        Optional<Kept> last = Optional.empty();
        do {
            List<Kept> some = store.kept(dossier.owner(), dossier.by(), tag, last, PAGE);
            last = some.isEmpty() ? Optional.empty() : Optional.of(some.get(some.size() - 1));
            for (Kept kept : some) {
                Optional<String> line = line(vault.get(), kept);
                if (line.isPresent()) {
                    reader.take(line.get());
                }
            }
        } while (last.isPresent());
    }

    private static String tag(Vault keys, Dossier dossier) {
        return dossier.by() == By.SUBJECT
                ? keys.subject(dossier.owner(), dossier.subject())
                : keys.part(dossier.owner(), dossier.session());
    }

    /** Empty where its key was thrown away meanwhile. */
    private Optional<String> line(Vault keys, Kept kept) throws IOException {
        Optional<Seal> seal = keys.find(kept.subject(), kept.session(), day(kept.created()), kept.id());
        if (seal.isEmpty()) {
            return Optional.empty();
        }
        String text = new String(seal.get().opened(kept.content()), StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        ObjectNode line = JSON.createObjectNode().put("id", kept.id());
        line.setAll((ObjectNode) JSON.readTree(text.substring(0, end)));
        String head = line.put("created", kept.created().toString()).toString();
        String record = answers.allowed(text.substring(end + 1));
        return Optional.of(head.substring(0, head.length() - 1) + ",\"result\":" + record + "}");
    }

    /**
     * Deletes all results about a subject, or of a session, and throws their keys away: those of the subject's videos too.
     *
     * @param dossier of one of the two
     * @return how many there were
     */
    public long delete(Dossier dossier) {
        if (vault.isEmpty() || !dossier.isNamed()) {
            return 0;
        }
        Vault keys = vault.get();
        String tag = tag(keys, dossier);
        if (dossier.by() == By.SUBJECT) {
            keys.forgetSubject(tag);
        } else {
            keys.forgetPart(tag);
        }
        long gone = store.forget(dossier.owner(), dossier.by(), tag);
        bytes.remove(dossier.owner());
        if (gone > 0) {
            audit.deleted("result", gone, dossier.subject(), "asked");
        }
        return gone;
    }

    /** Deletes what was kept as long as the policy says, and throws the keys of those days away. */
    public void sweep() {
        if (!keeps()) {
            return; // nobody has said for how long
        }
        Instant over = Instant.now().minus(Duration.ofDays(answers.policy().retentionDays()));
        vault.orElseThrow().forgetBefore(day(over));
        long gone = store.forgetBefore(over);
        if (gone > 0) {
            bytes.clear();
            audit.deleted("result", gone, "", "retention");
        }
    }
}
