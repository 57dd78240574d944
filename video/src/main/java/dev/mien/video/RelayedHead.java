package dev.mien.video;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The lines before a body, as HTTP and RTSP (RFC 2326) have them. What is not plainly harmless does not pass. */
final class RelayedHead {
    private static final int MOST_BYTES = 1 << 16;
    private static final String LENGTH = "content-length";

    private final List<String> lines;

    private RelayedHead(List<String> lines) {
        this.lines = lines;
    }

    /** Something came that would lead elsewhere. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

    /** Reads up to the empty line. */
    static RelayedHead read(InputStream in) throws IOException {
        return read(in, in.read());
    }

    private static RelayedHead read(InputStream in, int first) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int bytes = 0;
        for (int read = first; ; read = in.read()) {
            if (read < 0) {
                throw new EOFException();
            } else if (++bytes > MOST_BYTES) {
                throw new IOException("more than a head has");
            } else if (read != '\n') {
                line.append((char) read);
                continue;
            }
            String text = line.toString().replaceFirst("\r$", "");
            if (text.isEmpty()) {
                return new RelayedHead(lines);
            }
            // FFmpeg would take the one for data, and drop the other.
            if (text.startsWith("$") || text.indexOf('\r') >= 0) {
                throw new IOException("no head");
            }
            lines.add(text);
            line.setLength(0);
        }
    }

    /** Passes on answers and data in between (RFC 2326, 10.12). */
    static void rtsp(InputStream in, OutputStream out) throws IOException {
        for (int first = in.read(); first >= 0; first = in.read()) {
            if (first == '$') {
                int channel = in.read();
                int high = in.read();
                int low = in.read();
                if (low < 0) {
                    throw new EOFException();
                }
                byte[] data = in.readNBytes(high << 8 | low);
                out.write(new byte[] {'$', (byte) channel, (byte) high, (byte) low});
                out.write(data);
            } else {
                RelayedHead head = read(in, first);
                head.requireAnswer("RTSP/1\\.0");
                head.write(out);
                out.write(in.readNBytes(head.length()));
            }
            out.flush();
        }
    }

    /** Refuses an answer that sends whoever asked elsewhere, and whatever is no answer. */
    void requireAnswer(String version) throws IOException {
        String first = lines.isEmpty() ? "" : lines.get(0);
        if (first.matches(version + " 3\\d\\d( .*)?") || first.startsWith("REDIRECT ")) {
            throw new RefusedException("leads to another address, which is not followed; name that one");
        } else if (!first.matches(version + " [245]\\d\\d( .*)?")) {
            throw new IOException("no answer");
        }
    }

    private int length() throws IOException {
        List<String> said = lines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(LENGTH))
                .toList();
        if (said.isEmpty()) {
            return 0;
        } else if (said.size() > 1 || !said.get(0).substring(LENGTH.length()).matches(": *\\d{1,6} *")) {
            throw new IOException("no length");
        }
        return Integer.parseInt(said.get(0).substring(LENGTH.length() + 1).strip());
    }

    /** Under another name of the host. */
    RelayedHead withHost(String host) {
        return new RelayedHead(lines.stream()
                .map(line -> line.toLowerCase(Locale.ROOT).startsWith("host:") ? "Host: " + host : line)
                .toList());
    }

    void write(OutputStream out) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
