package dev.mien.dataset;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A file in a zip, whose damage is said with its name. */
final class ZippedFile extends FilterInputStream {
    private final String shown;

    /** @param shown what messages call it */
    ZippedFile(ZipFile zip, String entry, String shown) throws IOException {
        super(open(zip, entry, shown));
        this.shown = shown;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return super.read(bytes, from, length);
        } catch (ZipException | EOFException e) {
            throw damaged(shown, e);
        }
    }

    private static InputStream open(ZipFile zip, String entry, String shown) throws IOException {
        try {
            return zip.getInputStream(zip.getEntry(entry));
        } catch (ZipException | EOFException e) {
            throw damaged(shown, e);
        }
    }

    /** What is wrong with a zip; the end of a file says nothing of itself. */
    static String reason(IOException e) {
        return e.getMessage() == null ? "it ends too soon" : e.getMessage();
    }

    private static DatasetException damaged(String shown, IOException e) {
        return new DatasetException(shown + ": damaged within the zip (" + reason(e) + "); fetch it again", e);
    }
}
