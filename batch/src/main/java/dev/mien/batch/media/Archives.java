package dev.mien.batch.media;

import dev.mien.base.Limits;
import dev.mien.batch.media.Medium.Place;
import dev.mien.video.MediaNames;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** What is in zip and tar archives, in their order. */
final class Archives {
    private static final List<String> ENDINGS = List.of(".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2");
    private static final String APPLE = "__MACOSX";
    /** No file system has longer ones. */
    private static final int LONGEST_NAME = 4096;

    private Archives() {}

    /** Takes what is in an archive. */
    interface Visitor {
        void file(String name, Place place, long bytes);

        /** The archive, or the rest of it, cannot be read. */
        void broken(String reason);
    }

    static boolean isOne(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /** Whether an entry is one that file managers hide or make for themselves. */
    static boolean isHidden(String entry) {
        return List.of(entry.split("[/\\\\]")).stream()
                .anyMatch(part ->
                        part.equals(APPLE) || (part.startsWith(".") && !part.equals(".") && !part.equals("..")));
    }

    static void visit(Path archive, Visitor visitor) {
        Counted counted = new Counted(visitor);
        try {
            if (archive.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
                visitZip(archive, counted);
            } else if (archive.toString().toLowerCase(Locale.ROOT).endsWith(".tar")) {
                visitTar(archive, counted);
            } else {
                visitStream(archive, counted);
            }
        } catch (FileSystemException e) {
            visitor.broken(Reasons.of(e));
        } catch (OutOfMemoryError e) {
            visitor.broken(
                    "what it says of its files does not fit in memory; get the archive again from where it came from");
        } catch (IOException | RuntimeException e) {
            visitor.broken("not an archive, cut off or damaged (" + Reasons.of(e)
                    + "), expected a whole zip or tar; get it again from where it came from");
        }
    }

    private static void visitZip(Path archive, Counted found) throws IOException {
        try (ZipFile zip = openZip(archive)) {
            int number = 0;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
                if (!entry.isDirectory() && !entry.isUnixSymlink()) {
                    found.file(entry.getName(), new Medium.InZip(archive, number), Math.max(0, entry.getSize()));
                }
                number++;
            }
        }
    }

    static ZipFile openZip(Path archive) throws IOException {
        return ZipFile.builder().setPath(archive).get();
    }

    private static void visitTar(Path archive, Counted found) throws IOException {
        try (TarFile tar = new TarFile(archive)) {
            long end = Files.size(archive);
            for (TarArchiveEntry entry : tar.getEntries()) {
                if (!isFile(entry)) {
                    continue;
                } else if (entry.getDataOffset() + entry.getSize() > end) {
                    throw new IOException("it ends too soon");
                }
                found.file(
                        entry.getName(),
                        new Medium.InTar(archive, entry.getDataOffset(), entry.getSize()),
                        entry.getSize());
            }
        } catch (IOException | RuntimeException e) {
            // What comes before the damage can be read one after the other.
            if (found.files > 0) {
                throw e;
            }
            visitStream(archive, found);
        }
    }

    private static void visitStream(Path archive, Counted found) throws IOException {
        try (TarArchiveInputStream tar = openStream(archive)) {
            int number = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (isFile(entry)) {
                    found.file(entry.getName(), new Medium.InStream(archive, number), entry.getSize());
                }
                number++;
            }
        }
    }

    /** A tar from its beginning, unpacked on the way. */
    static TarArchiveInputStream openStream(Path archive) throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        try {
            String name = archive.toString().toLowerCase(Locale.ROOT);
            Predicate<String> ends = name::endsWith;
            InputStream unpacked;
            if (ends.test(".tar")) {
                unpacked = file;
            } else if (ends.test("bz2")) {
                unpacked = new Unpacked(new BZip2CompressorInputStream(file, true), Files.size(archive));
            } else {
                unpacked = new Unpacked(
                        GzipCompressorInputStream.builder()
                                .setInputStream(file)
                                .setDecompressConcatenated(true)
                                .get(),
                        Files.size(archive));
            }
            return new TarArchiveInputStream(unpacked);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean isFile(TarArchiveEntry entry) {
        return entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() && !entry.isSparse();
    }

    /** What a file of an archive is by its name; false: neither. */
    static boolean isMedium(String entry) {
        return MediaNames.isPicture(entry) || MediaNames.isOnlyVideo(entry);
    }

    /** Ends a list that would not fit in memory. */
    private static final class Counted {
        private final Visitor visitor;
        private int files;

        Counted(Visitor visitor) {
            this.visitor = visitor;
        }

        void file(String name, Place place, long bytes) throws IOException {
            if (++files > Limits.ARCHIVE_FILES) {
                throw new IOException("more than " + Limits.ARCHIVE_FILES + " files in it");
            } else if (name.length() > LONGEST_NAME) {
                throw new IOException("a name of more than " + LONGEST_NAME + " letters in it");
            }
            visitor.file(name, place, bytes);
        }
    }
}
