package dev.mien.base;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of files as text. On Unix they are bytes; those that are no text in the locale's encoding Java shows as one and the same
 * sign, so that files cannot be told apart. Here each such byte is shown, as in {@code a\xff.jpg}.
 */
public final class PathNames {
    private static final char UNKNOWN = '\ufffd';

    private PathNames() {}

    /**
     * {@return the name as text}
     *
     * @param path any file or folder
     */
    public static String of(Path path) {
        String shown = path.toString();
        if (shown.indexOf(UNKNOWN) < 0) {
            return shown;
        }
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        List<String> parts = new ArrayList<>();
        for (Path part : path) {
            parts.add(text(bytes(part), names));
        }
        String root = path.getRoot() == null ? "" : path.getRoot().toString();
        return root + String.join(path.getFileSystem().getSeparator(), parts);
    }

    /** Addresses hold all bytes that are no plain letters as numbers. */
    private static byte[] bytes(Path name) {
        String address = name.toUri().getRawPath().replaceFirst("/$", "");
        String last = address.substring(address.lastIndexOf('/') + 1);
        ByteBuffer bytes = ByteBuffer.allocate(last.length());
        for (int i = 0; i < last.length(); i++) {
            if (last.charAt(i) == '%') {
                bytes.put((byte) Integer.parseInt(last.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.put((byte) last.charAt(i));
            }
        }
        byte[] all = new byte[bytes.position()];
        bytes.flip().get(all);
        return all;
    }

    private static String text(byte[] name, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(name);
        StringBuilder text = new StringBuilder();
        CharBuffer out = CharBuffer.allocate(name.length + 1);
        while (in.hasRemaining()) {
            CoderResult result = decoder.decode(in, out, true);
            text.append(out.flip());
            out.clear();
            for (int i = 0; result.isError() && i < result.length(); i++) {
                text.append(String.format("\\x%02x", in.get() & 0xff));
            }
            decoder.reset();
        }
        return text.toString();
    }
}
