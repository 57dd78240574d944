package dev.mien.server.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.server.audit.AuditLog;
import dev.mien.server.policy.Answers;
import dev.mien.server.policy.Area;
import dev.mien.server.policy.KeptPictures;
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
import java.util.ArrayList;
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
     * What is kept of a picture.
     *
     * @param record of it, an object of JSON
     * @param pictures JPEGs of what the policy says
     */
    public record Finding(String record, List<byte[]> pictures) {
        /**
         * Takes a copy of the list.
         *
         * @param record of it, an object of JSON
         * @param pictures JPEGs of what the policy says
         */
        public Finding {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * Keeps results, all or none of them, if the policy says so and there is something to keep them under.
     *
     * @param dossier whose they are
     * @param findings of pictures
     * @return their ids; empty if they are not kept
     * @throws BusyException if the owner has as many as may be
     */
    public List<String> keep(Dossier dossier, List<Finding> findings) throws BusyException {
        if (!keeps(dossier)) {
            return List.of();
        }
        List<Kept> kept = findings.stream()
                .flatMap(finding -> sealed(dossier, finding).stream())
                .toList();
        long more = kept.stream().mapToLong(one -> one.content().length).sum();
        AtomicLong all = bytes(dossier.owner());
        if (all.addAndGet(more) > MOST_BYTES) {
            all.addAndGet(-more);
            throw new BusyException(
                    "there are " + (MOST_BYTES >> 30) + " GiB of results, as many as may be; delete some",
                    LONG_SECONDS);
        }
        try {
            store.fill(Collections.emptyIterator(), kept.iterator());
        } catch (RuntimeException e) {
            all.addAndGet(-more);
            throw e;
        }
        return kept.stream().filter(one -> one.part() == 0).map(Kept::id).toList();
    }

    /**
     * {@return whether something is kept under a name}
     *
     * @param dossier with a subject, a session, both or neither
     */
    public boolean keeps(Dossier dossier) {
        return keeps() && dossier.isNamed();
    }

    /** The result, then its pictures. */
    private List<Kept> sealed(Dossier dossier, Finding finding) {
        byte[] random = new byte[16];
        RANDOM.nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        Instant now = Instant.now();
        KeptPictures of = answers.policy().pictures();
        int number = finding.pictures().size();
        List<Kept> all = new ArrayList<>();
        byte[] record = finding.record().getBytes(StandardCharsets.UTF_8);
        all.add(sealed(dossier, id, now, 0, KeptContent.of(dossier, number, of, record)));
        for (int part = 1; part <= number; part++) {
            byte[] picture = finding.pictures().get(part - 1);
            all.add(sealed(dossier, Kept.id(id, part), now, part, KeptContent.of(dossier, 0, of, picture)));
        }
        return all;
    }

    private Kept sealed(Dossier dossier, String id, Instant now, int part, KeptContent content) {
        Vault keys = vault.orElseThrow();
        String subject = keys.subject(dossier.owner(), dossier.subject());
        String session = keys.part(dossier.owner(), dossier.session());
        byte[] sealed = keys.seal(subject, session, day(now), id).sealed(content.bytes());
        return new Kept(id, dossier.owner(), subject, session, now, sealed, part);
    }

    private AtomicLong bytes(String owner) {
        return bytes.computeIfAbsent(owner, name -> new AtomicLong(store.keptBytes(name)));
    }

    private static long day(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), Duration.ofDays(1).toSeconds());
    }

    /**
     * Tells what is kept about a subject, or of a session, the oldest first; without pictures.
     *
     * @param dossier of one of the two
     * @param most how many at the most
     * @param reader takes each
     * @throws IOException if it cannot be read or passed on
     */
    public void read(Dossier dossier, long most, Reader reader) throws IOException {
        read(dossier, most, false, reader);
    }

    /**
     * Tells all that is kept about a subject, or of a session, the oldest first. After each result come its pictures, with {@code picture} (its
     * number), {@code type} and {@code base64} instead of {@code result}.
     *
     * @param dossier of one of the two
     * @param reader takes each
     * @throws IOException if it cannot be read or passed on
     */
    public void export(Dossier dossier, Reader reader) throws IOException {
        read(dossier, Long.MAX_VALUE, true, reader);
    }

    private void read(Dossier dossier, long most, boolean pictures, Reader reader) throws IOException {
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
                Optional<KeptContent> content = opened(kept);
                if (content.isPresent()) {
                    reader.take(line(kept, content.get()));
                    int number =
                            pictures ? content.get().pictures(answers.policy().pictures()) : 0;
                    for (int part = 1; part <= number; part++) {
                        Optional<Picture> picture = picture(kept.owner(), kept.id(), part);
                        if (picture.isPresent()) {
                            reader.take(line(kept, part, picture.get()));
                        }
                    }
                }
            }
        } while (last.isPresent() && left > 0);
    }

    /**
     * A picture that is kept.
     *
     * @param subject whom it is about; may be empty
     * @param session in which it was made; may be empty
     * @param jpeg its bytes
     */
    @SuppressWarnings("ArrayRecordComponent") // compared with nothing
    public record Picture(String subject, String session, byte[] jpeg) {}

    /**
     * {@return a picture of a result; empty if there is none, or the policy does not let it be shown now}
     *
     * @param owner name of the key
     * @param result its id
     * @param number of the picture, from 1
     * @throws IOException if it was damaged
     */
    public Optional<Picture> picture(String owner, String result, int number) throws IOException {
        Optional<Kept> kept = vault.isEmpty() ? Optional.empty() : store.kept(owner, Kept.id(result, number));
        Optional<KeptContent> content = kept.isEmpty() ? Optional.empty() : opened(kept.get());
        return content.filter(one -> one.isAllowed(answers.policy().pictures()))
                .map(one -> new Picture(one.subject(), one.session(), one.body()));
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
    private Optional<KeptContent> opened(Kept kept) throws IOException {
        Optional<Seal> seal = vault.orElseThrow().find(kept.subject(), kept.session(), day(kept.created()), kept.id());
        return seal.isEmpty()
                ? Optional.empty()
                : Optional.of(KeptContent.read(seal.get().opened(kept.content())));
    }

    private static ObjectNode head(Kept kept, String subject, String session) {
        return JSON.createObjectNode()
                .put("id", kept.id())
                .put("subject", subject)
                .put("session", session)
                .put("created", kept.created().toString());
    }

    private String line(Kept kept, KeptContent content) {
        ObjectNode line = head(kept, content.subject(), content.session());
        int pictures = content.pictures(answers.policy().pictures());
        if (pictures > 0) {
            line.put("pictures", pictures);
        }
        String head = line.toString();
        return head.substring(0, head.length() - 1) + ",\"result\":" + answers.allowed(content.text()) + "}";
    }

    private static String line(Kept kept, int number, Picture picture) {
        return head(kept, picture.subject(), picture.session())
                .put("picture", number)
                .put("type", "image/jpeg")
                .put("base64", picture.jpeg())
                .toString();
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
