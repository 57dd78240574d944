package dev.mien.server.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.server.audit.AuditLog;
import dev.mien.server.policy.Answers;
import dev.mien.server.policy.Area;
import dev.mien.server.policy.Policy;
import dev.mien.server.store.Deletions;
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
import java.util.Collections;
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
    private final Deletions deletions;
    private final Map<String, AtomicLong> bytes = new ConcurrentHashMap<>();

    /**
     * @param store of them
     * @param vault of the keys; empty where there is no secret, and so nothing is kept
     * @param answers what may be said of what was kept under an earlier policy
     * @param audit is told what is deleted
     * @param deletions are told what somebody wanted deleted
     */
    public Results(Store store, Optional<Vault> vault, Answers answers, AuditLog audit, Deletions deletions) {
        this.deletions = deletions;
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
     * Keeps results, all or none of them, if the policy says so and there is something to keep them under.
     *
     * @param dossier whose they are
     * @param records of pictures, an object of JSON each
     * @return their ids; empty if they are not kept
     * @throws BusyException if the owner has as many as may be
     */
    public List<String> keep(Dossier dossier, List<String> records) throws BusyException {
        if (!keeps(dossier)) {
            return List.of();
        }
        List<Kept> kept =
                records.stream().map(record -> sealed(dossier, record)).toList();
        long more = kept.stream().mapToLong(one -> one.content().length).sum();
        AtomicLong all = bytes(dossier.owner());
        if (all.addAndGet(more) > MOST_BYTES) {
            all.addAndGet(-more);
            throw new BusyException(
                    "there are " + (MOST_BYTES >> 30) + " GiB of results, as many as may be; delete some",
                    LONG_SECONDS);
        }
        store.fill(Collections.emptyIterator(), kept.iterator());
        return kept.stream().map(Kept::id).toList();
    }

    /**
     * {@return whether something is kept under a name}
     *
     * @param dossier with a subject, a session, both or neither
     */
    public boolean keeps(Dossier dossier) {
        return keeps() && dossier.isNamed();
    }

    private Kept sealed(Dossier dossier, String record) {
        Vault keys = vault.orElseThrow();
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        Instant now = Instant.now();
        String subject = keys.subject(dossier.owner(), dossier.subject());
        String session = keys.part(dossier.owner(), dossier.session());
        byte[] content = keys.seal(subject, session, day(now), id).sealed(content(dossier, record));
        return new Kept(id, dossier.owner(), subject, session, now, content);
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
     * Tells what is kept about a subject, or of a session, the oldest first.
     *
     * @param dossier of one of the two
     * @param most how many at the most
     * @param reader takes each
     * @throws IOException if it cannot be read or passed on
     */
    public void read(Dossier dossier, long most, Reader reader) throws IOException {
        if (vault.isEmpty() || !dossier.isNamed()) {
            return;
        }
        String tag = tag(vault.get(), dossier);
        Optional<Kept> last = Optional.empty();
        long left = most;
        do {
            List<Kept> some = store.kept(dossier.owner(), dossier.by(), tag, last, (int) Math.min(left, PAGE));
            left -= some.size();
            last = some.isEmpty() ? Optional.empty() : Optional.of(some.get(some.size() - 1));
            for (Kept kept : some) {
                Optional<String> line = line(vault.get(), kept);
                if (line.isPresent()) {
                    reader.take(line.get());
                }
            }
        } while (last.isPresent() && left > 0);
    }

    /**
     * {@return how many results are kept about a subject, or of a session}
     *
     * @param dossier of one of the two
     */
    public long count(Dossier dossier) {
        return vault.isEmpty() || !dossier.isNamed()
                ? 0
                : store.count(dossier.owner(), dossier.by(), tag(vault.get(), dossier));
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
        long there = store.count(dossier.owner(), dossier.by(), tag);
        if (there > 0) {
            audit.deleted(
                    "result", there, dossier.subject(), "asked"); // first, as what is gone may not be without a line
            deletions.results(dossier.by(), tag);
        }
        if (dossier.by() == By.SUBJECT) {
            keys.forgetSubject(tag);
        } else {
            keys.forgetPart(tag);
        }
        long gone = store.forget(dossier.owner(), dossier.by(), tag);
        bytes.remove(dossier.owner());
        return gone;
    }

    /** Deletes what was kept as long as the policy says, and throws the keys of those days away; all where nothing is kept any more. */
    public void sweep() {
        Policy policy = answers.policy();
        if (vault.isEmpty() || policy.area() == Area.UNSTATED) {
            return; // nobody has said for how long
        }
        Instant over = Instant.now().minus(Duration.ofDays(policy.retentionDays()));
        long old = store.countBefore(over);
        if (old > 0) {
            audit.deleted("result", old, "", "retention");
        }
        vault.get().forgetBefore(policy.keeps() ? day(over) : day(over) + 1);
        store.forgetBefore(over);
        if (old > 0) {
            bytes.clear();
        }
    }
}
