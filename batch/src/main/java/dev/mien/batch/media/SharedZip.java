package dev.mien.batch.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip that several threads read from, closed when the last has let go of it. */
final class SharedZip {
    /** Stored and deflated, as all programs pack, and what Java or Commons Compress unpack by themselves. */
    private static final Set<Integer> METHODS = Set.of(0, 8, 9, 12);

    private final Path file;
    private final ZipFile zip;
    private final List<ZipArchiveEntry> entries;
    private final AtomicInteger users = new AtomicInteger(1);

    private SharedZip(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
        entries = Collections.list(zip.getEntriesInPhysicalOrder());
    }

    static SharedZip open(Path file) throws IOException {
        return new SharedZip(file, Archives.openZip(file));
    }

    Path file() {
        return file;
    }

    /** Another user, who releases it. */
    SharedZip share() {
        users.incrementAndGet();
        return this;
    }

    synchronized InputStream entry(int number) throws IOException {
        if (number >= entries.size()) {
            throw new IOException("it has changed");
        }
        ZipArchiveEntry entry = entries.get(number);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new IOException("encrypted");
        } else if (!METHODS.contains(entry.getMethod())) {
            throw new IOException("packed in a rare way, number " + entry.getMethod() + " of zip's");
        }
        return new Unpacked(zip.getInputStream(entry), Math.max(0, entry.getCompressedSize()));
    }

    void release() {
        if (users.decrementAndGet() == 0) {
            try {
                zip.close();
            } catch (IOException e) {
                // Nothing was written to it.
            }
        }
    }
}
