package dev.mien.batch.media;

import dev.mien.base.Limits;
import dev.mien.base.OutputFile;
import dev.mien.image.DecodeLimits;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.image.OpenPicture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Contents of files, of stretches of archives, of memory, and of nothing. */
public final class Contents {
    private static final int BUFFER = 1 << 16;
    /** Names of copies, which lie in one folder. */
    private static final AtomicLong COPIES = new AtomicLong();

    private Contents() {}

    /** Opens a stream anew. */
    public interface Opener {
        /**
         * {@return the content from its beginning, to be closed by the caller}
         *
         * @throws IOException if it cannot be opened
         */
        InputStream open() throws IOException;
    }

    /**
     * {@return the content of a file}
     *
     * @param name what messages call it
     * @param file that is read
     */
    public static Content of(String name, Path file) {
        return new Content() {
            @Override
            public OpenPicture picture(DecodeLimits limits) throws IOException {
                try {
                    return Images.open(file, limits);
                } catch (ImageReadException e) {
                    throw new MediumException(String.valueOf(e.getMessage()).replace(file.toString(), name), e);
                }
            }

            @Override
            public Path file() {
                return file;
            }

            @Override
            public void close() {}
        };
    }

    /**
     * {@return content in memory}
     *
     * @param name what messages call it
     * @param bytes of the picture or video
     * @param copies the folder that a copy lies in while it is read as a video
     */
    public static Content of(String name, byte[] bytes, Path copies) {
        return new Streamed(name, () -> new ByteArrayInputStream(bytes), copies, () -> {});
    }

    /** Content that a stream gives; the last thing that closing does is {@code closing}. */
    static Content of(String name, Opener opener, Path copies, Runnable closing) {
        return new Streamed(name, opener, copies, closing);
    }

    /** A copy that is there already. */
    static Content ofCopy(String name, Path copy) {
        Content file = of(name, copy);
        return new Content() {
            @Override
            public OpenPicture picture(DecodeLimits limits) throws IOException {
                return file.picture(limits);
            }

            @Override
            public Path file() throws IOException {
                return file.file();
            }

            @Override
            public void close() throws IOException {
                Files.deleteIfExists(copy);
            }
        };
    }

    static Content nothing(String reason, @Nullable Throwable cause) {
        return new Content() {
            @Override
            public OpenPicture picture(DecodeLimits limits) throws IOException {
                throw new MediumException(reason, cause);
            }

            @Override
            public Path file() throws IOException {
                throw new MediumException(reason, cause);
            }

            @Override
            public void close() {}
        };
    }

    static MediumException unreadable(Exception e) {
        return new MediumException(
                "cannot be unpacked (" + Reasons.of(e) + "); get the archive again from where it came from", e);
    }

    /** Copies a stream out; what cannot be read and what cannot be written are told apart. */
    static Path copy(InputStream in, String name, Path folder) throws IOException {
        Path copy = folder.resolve(COPIES.incrementAndGet() + ending(name));
        try (OutputFile file = OutputFile.create(copy)) {
            OutputStream out = file.stream();
            byte[] buffer = new byte[BUFFER];
            long bytes = 0;
            for (int n = read(in, buffer); n >= 0; n = read(in, buffer)) {
                bytes += n;
                if (bytes > Limits.ARCHIVE_VIDEO_BYTES) {
                    throw new MediumException(
                            "more than " + Limits.ARCHIVE_VIDEO_BYTES
                                    + " bytes when unpacked; unpack the archive and name its folder",
                            null);
                }
                out.write(buffer, 0, n);
            }
            file.commitUnflushed();
            return copy;
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** By which some formats are known. */
    private static String ending(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return dot > 0 && last.substring(dot + 1).matches("[A-Za-z0-9]{1,8}") ? last.substring(dot) : "";
    }

    private static int read(InputStream in, byte[] buffer) throws MediumException {
        try {
            return in.read(buffer);
        } catch (IOException | RuntimeException e) {
            throw unreadable(e);
        }
    }

    private static final class Streamed implements Content {
        private final String name;
        private final Opener opener;
        private final Path copies;
        private final Runnable closing;
        private @Nullable Path copy;

        Streamed(String name, Opener opener, Path copies, Runnable closing) {
            this.name = name;
            this.opener = opener;
            this.copies = copies;
            this.closing = closing;
        }

        @Override
        public OpenPicture picture(DecodeLimits limits) throws IOException {
            try (InputStream in = open()) {
                return Images.open(in, name, limits);
            }
        }

        @Override
        public Path file() throws IOException {
            Path there = copy;
            if (there == null) {
                try (InputStream in = open()) {
                    there = copy(in, name, copies);
                    copy = there;
                }
            }
            return there;
        }

        private InputStream open() throws MediumException {
            try {
                return opener.open();
            } catch (IOException | RuntimeException e) {
                throw unreadable(e);
            } catch (LinkageError e) { // of a way to pack that wants a library
                throw unreadable(new IOException("packed in a rare way", e));
            }
        }

        @Override
        public void close() throws IOException {
            try {
                if (copy != null) {
                    Files.deleteIfExists(copy);
                }
            } finally {
                closing.run();
            }
        }
    }
}
