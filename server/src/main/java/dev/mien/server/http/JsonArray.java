package dev.mien.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Lines of records become the items of the array that the command line writes. */
final class JsonArray extends OutputStream {
    private final OutputStream out;
    private String before = "[\n";
    private boolean inLine;

    JsonArray(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int begin = from;
        for (int i = from; i < from + length; i++) {
            if (!inLine) {
                say(before);
                before = ",\n";
                inLine = true;
            }
            if (bytes[i] == '\n') {
                out.write(bytes, begin, i - begin);
                begin = i + 1;
                inLine = false;
            }
        }
        out.write(bytes, begin, from + length - begin);
    }

    private void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        say(before.startsWith("[") ? "[]\n" : "\n]\n");
        out.close();
    }
}
