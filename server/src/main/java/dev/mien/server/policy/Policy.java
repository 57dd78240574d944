package dev.mien.server.policy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the service is for and what it may do. Made by {@link PolicyFile}, which checks it.
 *
 * @param area where and on whom it is used
 * @param purpose what for, in the owner's words
 * @param legalBasis by what right, in the owner's words
 * @param jurisdiction {@code EU} or a country's two letters (ISO 3166)
 * @param exemption why it is allowed where it is prohibited otherwise
 * @param retentionDays for how many days results are kept; 0: those of pictures are not
 * @param minimumGroup least number of people that anything is said of; with 2 or more, of nobody alone
 * @param readings what is said of faces
 * @param blur whether clients should show pictures with faces covered, until somebody asks for more
 * @param pictures what is kept of pictures that come with a subject or a session
 * @param streams hosts of network cameras that may be opened, as {@code host} or {@code host:port}
 * @param streamSeconds for how long one of them is read at the most
 * @param namedSubjects whether the audit log names subjects, rather than what they hash to
 */
public record Policy(
        Area area,
        String purpose,
        String legalBasis,
        String jurisdiction,
        Optional<Exemption> exemption,
        int retentionDays,
        int minimumGroup,
        Set<Reading> readings,
        boolean blur,
        KeptPictures pictures,
        List<String> streams,
        int streamSeconds,
        boolean namedSubjects) {
    static final int STREAM_SECONDS = 600;

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Takes copies of the lists.
     *
     * @param area where and on whom it is used
     * @param purpose what for, in the owner's words
     * @param legalBasis by what right, in the owner's words
     * @param jurisdiction {@code EU} or a country's two letters (ISO 3166)
     * @param exemption why it is allowed where it is prohibited otherwise
     * @param retentionDays for how many days results are kept; 0: those of pictures are not
     * @param minimumGroup least number of people that anything is said of; with 2 or more, of nobody alone
     * @param readings what is said of faces
     * @param blur whether clients should show pictures with faces covered, until somebody asks for more
     * @param pictures what is kept of pictures that come with a subject or a session
     * @param streams hosts of network cameras that may be opened, as {@code host} or {@code host:port}
     * @param streamSeconds for how long one of them is read at the most
     * @param namedSubjects whether the audit log names subjects, rather than what they hash to
     */
    public Policy {
        readings = Set.copyOf(readings);
        streams = List.copyOf(streams);
    }

    /**
     * Why emotions may be inferred at work or in education in the EU all the same.
     *
     * @param reason {@code medical} or {@code safety}
     * @param basis what it rests on, in the owner's words
     */
    public record Exemption(String reason, String basis) {}

    /** {@return what is in force without a file: every reading is answered, nothing of pictures is kept} */
    public static Policy usual() {
        return new Policy(
                Area.UNSTATED,
                "",
                "",
                Jurisdiction.UNION,
                Optional.empty(),
                0,
                1,
                EnumSet.allOf(Reading.class),
                true,
                KeptPictures.NONE,
                List.of(),
                STREAM_SECONDS,
                false);
    }

    /** {@return whether something of pictures outlives the answer} */
    public boolean keeps() {
        return retentionDays > 0;
    }

    /**
     * {@return whether a stream may be opened}
     *
     * @param address of it
     */
    public boolean opens(StreamAddress address) {
        String withPort = address.host() + ":" + address.port();
        return streams.stream()
                .map(one -> one.toLowerCase(Locale.ROOT))
                .anyMatch(one -> one.equals(withPort) || (address.isUsualPort() && one.equals(address.host())));
    }

    /** {@return whether nothing is said of anybody alone} */
    public boolean isOfGroups() {
        return minimumGroup > 1;
    }

    /**
     * {@return how long results of videos are kept, which have to be fetched at least}
     *
     * @param wanted by whoever started the server
     */
    public Duration keepsVideos(Duration wanted) {
        if (area == Area.UNSTATED) {
            return wanted;
        }
        Duration allowed = Duration.ofDays(Math.max(1, retentionDays));
        return wanted.compareTo(allowed) < 0 ? wanted : allowed;
    }

    /** {@return the policy as its file has it, whole, on one line} */
    public String json() {
        return object().toString();
    }

    /** {@return the policy as answers have it, with what the whole hashes to; without cameras, which are nobody's business} */
    public String described() {
        ObjectNode json = object();
        json.remove("streams");
        return json.put("sha256", hash()).toPrettyString() + "\n";
    }

    private ObjectNode object() {
        ObjectNode json = JSON.createObjectNode();
        json.putObject("purpose").put("area", area.label()).put("text", purpose);
        json.put("legal_basis", legalBasis).put("jurisdiction", jurisdiction);
        exemption.ifPresent(
                why -> json.putObject("exemption").put("reason", why.reason()).put("basis", why.basis()));
        json.put("retention_days", retentionDays).put("minimum_group", minimumGroup);
        readings.stream().sorted().forEach(reading -> json.withArray("readings").add(reading.label()));
        json.withArray("readings");
        json.put("blur", blur).put("pictures", pictures.label());
        json.putArray("streams")
                .addAll(streams.stream().map(JSON.getNodeFactory()::textNode).toList());
        json.put("stream_seconds", streamSeconds);
        json.put("audit_subjects", namedSubjects ? "named" : "hashed");
        return json;
    }

    /** {@return SHA-256 of {@link #json()}, by which logs say which policy was in force} */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(json().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
