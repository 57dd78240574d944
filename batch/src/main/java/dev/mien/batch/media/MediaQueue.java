package dev.mien.batch.media;

import dev.mien.batch.media.Medium.Kind;
import dev.mien.image.DecodeLimits;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Opens media one after the other, for several threads that each work on one. What lies by itself or in a stretch of an archive the
 * thread reads that works on it; what can only be read from the beginning of its archive is read here, one at a time.
 */
public final class MediaQueue implements Closeable {
    private final List<Medium> media;
    private final IntPredicate wanted;
    private final DecodeLimits limits;
    private final Path copies;
    private int next;
    private @Nullable SharedZip zip;
    private @Nullable TarArchiveInputStream tar;
    private @Nullable Path tarFile;
    private int tarEntry;

    /**
     * Begins at the first.
     *
     * @param media in their order
     * @param wanted whether the medium at a place of the list is to be opened; the others are passed over
     * @param limits of pictures
     * @param copies the folder that videos of archives are copied to while they are read
     */
    public MediaQueue(List<Medium> media, IntPredicate wanted, DecodeLimits limits, Path copies) {
        this.media = media;
        this.wanted = wanted;
        this.limits = limits;
        this.copies = copies;
    }

    /**
     * {@return the next, to be closed by the caller; empty at the end}
     *
     * @throws IOException if there is no place for a copy; what is wrong with a medium its content says when it is read
     */
    public synchronized Optional<OpenMedium> next() throws IOException {
        while (next < media.size() && !wanted.test(next)) {
            next++;
        }
        if (next == media.size()) {
            close();
            return Optional.empty();
        }
        int number = next++;
        Medium medium = media.get(number);
        return Optional.of(new OpenMedium(number, medium, content(medium)));
    }

    private Content content(Medium medium) throws IOException {
        String name = medium.name();
        if (medium.place() instanceof Medium.InFile file) {
            return Contents.of(name, file.path());
        } else if (medium.place() instanceof Medium.InTar stretch) {
            return Contents.of(
                    name, () -> Stretch.of(stretch.archive(), stretch.offset(), stretch.size()), copies, () -> {});
        } else if (medium.place() instanceof Medium.InZip entry) {
            return inZip(name, entry);
        } else if (medium.place() instanceof Medium.InStream entry) {
            return inStream(medium, entry);
        }
        return Contents.nothing(((Medium.Nowhere) medium.place()).reason(), null);
    }

    private Content inZip(String name, Medium.InZip entry) {
        try {
            SharedZip open = zip;
            if (open == null || !open.file().equals(entry.archive())) {
                closeZip();
                open = SharedZip.open(entry.archive());
                zip = open;
            }
            SharedZip shared = open.share();
            return Contents.of(name, () -> shared.entry(entry.number()), copies, shared::release);
        } catch (IOException | RuntimeException e) {
            return Contents.nothing(Reasons.of(Contents.unreadable(e)), e);
        }
    }

    private Content inStream(Medium medium, Medium.InStream entry) throws IOException {
        InputStream in;
        try {
            in = at(entry);
        } catch (IOException | RuntimeException e) {
            closeTar();
            return Contents.nothing(Reasons.of(Contents.unreadable(e)), e);
        }
        try {
            if (medium.kind() == Kind.VIDEO) {
                return Contents.ofCopy(medium.name(), Contents.copy(in, medium.name(), copies));
            }
            // A byte more than allowed is enough to be refused.
            int most = (int) Math.min(limits.maxBytes() + 1, Integer.MAX_VALUE - 16L);
            return Contents.of(medium.name(), read(in, most), copies);
        } catch (MediumException e) {
            closeTar();
            return Contents.nothing(Reasons.of(e), e);
        }
    }

    private static byte[] read(InputStream in, int most) throws MediumException {
        try {
            return in.readNBytes(most);
        } catch (OutOfMemoryError e) {
            throw new MediumException("does not fit in memory; give Java more with -Xmx", e);
        } catch (IOException | RuntimeException e) {
            throw Contents.unreadable(e);
        }
    }

    /** The stream, at the beginning of an entry. */
    private InputStream at(Medium.InStream entry) throws IOException {
        TarArchiveInputStream open = tar;
        if (open == null || !entry.archive().equals(tarFile) || tarEntry > entry.number()) {
            closeTar();
            open = Archives.openStream(entry.archive());
            tar = open;
            tarFile = entry.archive();
            tarEntry = 0;
        }
        for (; tarEntry <= entry.number(); tarEntry++) {
            if (open.getNextEntry() == null) {
                throw new IOException("it ends too soon");
            }
        }
        return open;
    }

    /** Media that are open stay so. */
    @Override
    public synchronized void close() throws IOException {
        next = media.size();
        closeZip();
        closeTar();
    }

    private void closeZip() {
        if (zip != null) {
            zip.release();
            zip = null;
        }
    }

    private void closeTar() {
        try {
            if (tar != null) {
                tar.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            tar = null;
        }
    }
}
