package dev.mien.server.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** Whether a log hangs together from its first line to its last. */
public final class AuditCheck {
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What was found.
     *
     * @param lines that are whole and follow one another, from the first
     * @param torn how many of the lines among them were not written whole, which the next line says
     * @param last hash of the last of these
     * @param named whether one of them has the hash that was looked for; true if none was
     * @param broken what is wrong behind them, and where; empty if nothing is
     * @param unfinished bytes at the end without a line's end, which a server closes off when it starts next
     */
    public record Report(long lines, long torn, String last, boolean named, Optional<String> broken, long unfinished) {
        /** {@return whether the log is whole} */
        public boolean isWhole() {
            return broken.isEmpty() && named;
        }
    }

    private final Optional<String> wanted;
    private long place;
    private long lines;
    private long torn;
    private String last = Chain.START;
    private boolean named;
    /** Of what does not follow, which a later line may say was torn. */
    private MessageDigest doubtful = Chain.digest();

    private String doubt = "";

    private AuditCheck(Optional<String> wanted) {
        this.wanted = wanted;
        named = wanted.isEmpty();
    }

    /**
     * Reads a log.
     *
     * @param file of it
     * @param wanted hash of a line that must be there, as somebody noted it earlier; without one, lines that are missing at the end are
     *     not noticed
     * @return what was found
     * @throws IOException if it cannot be read
     */
    public static Report of(Path file, Optional<String> wanted) throws IOException {
        AuditCheck check = new AuditCheck(wanted);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return check.all(in);
        }
    }

    private Report all(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n') {
                next(line.toByteArray());
                line.reset();
            } else {
                line.write(b);
            }
        }
        return report(doubt.isEmpty() ? Optional.empty() : Optional.of(doubt), line.size());
    }

    private Report report(Optional<String> broken, long unfinished) {
        return new Report(lines, torn, last, named, broken, unfinished);
    }

    private void next(byte[] line) {
        place++;
        String wrong = wrong(line);
        if (doubt.isEmpty() && !wrong.isEmpty()) {
            doubt = wrong;
            doubtful = Chain.digest();
            doubtful.update(line);
        } else if (!doubt.isEmpty() && !(wrong.isEmpty() && saysTorn(line))) {
            doubtful.update((byte) '\n');
            doubtful.update(line);
        } else {
            torn += doubt.isEmpty() ? 0 : 1;
            doubt = "";
            lines++;
            last = Chain.hash(line);
            named |= wanted.filter(last::equals).isPresent();
        }
    }

    private boolean saysTorn(byte[] line) {
        try {
            MessageDigest soFar = (MessageDigest) doubtful.clone();
            return json(line).path(Chain.TORN).asText().equals(HexFormat.of().formatHex(soFar.digest()));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e); // SHA-256 can be cloned
        }
    }

    private String wrong(byte[] line) {
        JsonNode json = json(line);
        if (!json.has(Chain.PREVIOUS)) {
            return "line " + place + " is no line of an audit log";
        } else if (!json.path(Chain.PREVIOUS).asText().equals(last)) {
            return "line " + place + " does not follow line " + (place - 1)
                    + ": one of the two was changed, or lines between them are missing";
        } else if (json.path(Chain.NUMBER).asLong() != lines + 1) {
            return "line " + place + " has the number " + json.path(Chain.NUMBER) + ", expected " + (lines + 1);
        }
        return "";
    }

    private static JsonNode json(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            return JSON.missingNode();
        } catch (IOException e) {
            return JSON.missingNode(); // no UTF-8
        }
    }
}
