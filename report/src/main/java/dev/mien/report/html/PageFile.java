package dev.mien.report.html;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A page in the making: it appears under its name only when it is complete, and an earlier one stays until then. */
public final class PageFile {
    private final Path file;
    private final Path folder;
    private final String hidden;

    private PageFile(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        folder = this.file.resolveSibling("").toAbsolutePath();
        Files.createDirectories(folder);
        hidden = "." + this.file.getFileName() + "." + UUID.randomUUID();
    }

    /** Parts of the finished page, in order. */
    public static final class Parts implements Closeable {
        private final WritableByteChannel channel;
        private final OutputStream out;

        private Parts(OutputStream out) {
            this.out = out;
            channel = Channels.newChannel(out);
        }

        /**
         * Adds markup.
         *
         * @param part the next part of the page
         * @throws IOException if it cannot be written
         */
        public void add(Html part) throws IOException {
            out.write(part.toString().getBytes(StandardCharsets.UTF_8));
        }

        /**
         * Adds all that a spool holds.
         *
         * @param spool of this page
         * @throws IOException if it cannot be read or written
         */
        public void all(Spool spool) throws IOException {
            spool.copyTo(channel);
        }

        /**
         * Adds a part of what a spool holds.
         *
         * @param spool of this page
         * @param range as {@link Spool#appendRange} gave it
         * @throws IOException if it cannot be read or written
         */
        public void part(Spool spool, Spool.Range range) throws IOException {
            spool.copyTo(channel, range);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** What puts a page together. */
    public interface Writing {
        /**
         * Adds the parts, in order.
         *
         * @param parts of the page
         * @throws IOException if one cannot be written
         */
        void to(Parts parts) throws IOException;
    }

    /**
     * {@return a page that is yet to be written. Folders on the way to the file are made}
     *
     * @param file the page; one that is there is replaced when it is written
     * @throws IOException if there is no place for it; the message is for the user
     */
    public static PageFile at(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "a folder, expected a file to write; name one in it");
        }
        try {
            return new PageFile(file);
        } catch (FileSystemException e) {
            throw noPlace(file, e);
        }
    }

    /**
     * A place beside the page for what belongs into it later.
     *
     * @param name tells the spools of a page apart; a part of a file name
     * @return an empty spool, to be closed by the caller
     * @throws IOException if there is no place for it
     */
    public Spool spool(String name) throws IOException {
        try {
            return new Spool(folder.resolve(hidden + "." + name));
        } catch (FileSystemException e) {
            throw noPlace(file, e);
        }
    }

    /**
     * Writes the page and puts it in its place.
     *
     * @param writing adds the parts
     * @throws IOException if they cannot be written; a page that was there is then untouched
     */
    public void write(Writing writing) throws IOException {
        Path unfinished = folder.resolve(hidden + ".tmp");
        try {
            try (Parts parts = new Parts(Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW))) {
                writing.to(parts);
            }
            move(unfinished);
        } catch (FileSystemException e) {
            throw noPlace(file, e);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** {@return the folder of the page, absolute} */
    public Path folder() {
        return folder;
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private void move(Path unfinished) throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileSystemException noPlace(Path file, FileSystemException cause) {
        FileSystemException named =
                new FileSystemException(file.toString(), null, "no report can be written there; name another place");
        named.initCause(cause);
        return named;
    }
}
