package dev.mien.server.results;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.server.policy.KeptPictures;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What of something kept is encrypted: a line with whose it is, so that the names stand nowhere else, then a record or a picture.
 *
 * @param head the line
 * @param body the rest
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing
record KeptContent(ObjectNode head, byte[] body) {
    private static final String SUBJECT = "subject";
    private static final String SESSION = "session";
    private static final String PICTURES = "pictures";
    private static final String OF = "of";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Something of a dossier.
     *
     * @param pictures how many belong to it
     * @param of what of the picture they are, or it is
     */
    static KeptContent of(Dossier dossier, int pictures, KeptPictures of, byte[] body) {
        ObjectNode head =
                JSON.createObjectNode().put(SUBJECT, dossier.subject()).put(SESSION, dossier.session());
        if (of != KeptPictures.NONE) {
            head.put(PICTURES, pictures).put(OF, of.label());
        }
        return new KeptContent(head, body);
    }

    byte[] bytes() {
        byte[] line = (head + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(line, line.length + body.length);
        System.arraycopy(body, 0, all, line.length, body.length);
        return all;
    }

    static KeptContent read(byte[] bytes) throws IOException {
        int end = 0;
        while (bytes[end] != '\n') {
            end++;
        }
        return new KeptContent(
                (ObjectNode) JSON.readTree(bytes, 0, end), Arrays.copyOfRange(bytes, end + 1, bytes.length));
    }

    String subject() {
        return head.path(SUBJECT).asText();
    }

    String session() {
        return head.path(SESSION).asText();
    }

    /** How many pictures there are that may be shown. */
    int pictures(KeptPictures allowed) {
        return isAllowed(allowed) ? head.path(PICTURES).asInt() : 0;
    }

    /** Of what was kept under another policy no more is shown than would be kept now. */
    boolean isAllowed(KeptPictures allowed) {
        KeptPictures of = KeptPictures.of(head.path(OF).asText()).orElse(KeptPictures.NONE);
        return of.compareTo(allowed) <= 0;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
