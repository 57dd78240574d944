package dev.mien.base;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A file in the making, which comes under its name only when it is whole. Until then it grows as a part beside it, called
 * {@code NAME.} with twelve hexadecimal digits and {@code .part}; {@link #commit} flushes the part to the disk and gives it the
 * name. So the file is the earlier one or the new one, whenever the program ends, and of two programs that write one file the last
 * wins whole. Links are followed. A device or a pipe, such as {@code /dev/null}, is written to as it is.
 *
 * <p>Faults name the file: {@link FileSystemException} with a reason for the user. Writing is for one thread at a time.
 */
public final class OutputFile implements Closeable {
    /** What every byte passes on its way to a file; tests put a failing disk here. */
    @SuppressWarnings("NonFinalStaticField")
    static volatile UnaryOperator<OutputStream> disk = UnaryOperator.identity();

    private final Path file;
    private final @Nullable Part part;
    private final OutputStream out;
    private @Nullable IOException fault;
    private boolean done;

    private OutputFile(Path file, @Nullable Part part, OutputStream raw) {
        this.file = file;
        this.part = part;
        out = new BufferedOutputStream(new Named(disk.apply(raw)));
    }

    /**
     * Begins a file. Folders on the way to it are made.
     *
     * @param file its name, which need not be there
     * @return the file, to be committed when it is whole, and closed by the caller in any case
     * @throws IOException if there is no place for it
     */
    public static OutputFile create(Path file) throws IOException {
        return create(file, false);
    }

    /**
     * Begins a file that nobody else on this machine can read, where the file system knows such a thing. Folders on the way to it are made.
     *
     * @param file its name, which need not be there
     * @return the file, to be committed when it is whole, and closed by the caller in any case
     * @throws IOException if there is no place for it
     */
    public static OutputFile createPrivate(Path file) throws IOException {
        return create(file, true);
    }

    private static OutputFile create(Path file, boolean isPrivate) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "a folder, expected a file to write; name one in it");
        }
        try {
            if (Part.isDirect(file)) {
                return new OutputFile(file, null, Files.newOutputStream(file));
            }
            Part part = Part.beside(file, isPrivate);
            return new OutputFile(file, part, Channels.newOutputStream(part.channel()));
        } catch (IOException e) {
            throw named(file, e);
        }
    }

    /**
     * {@return what writes to a file that others opened, such as a journal that grows; its faults name the file as those of all do}
     *
     * @param file its name
     * @param channel of it, which stays the caller's to close
     */
    public static OutputStream onto(Path file, FileChannel channel) {
        OutputStream raw = disk.apply(Channels.newOutputStream(channel));
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                try {
                    raw.write(bytes, from, length);
                } catch (IOException e) {
                    throw named(file, e);
                }
            }
        };
    }

    /** All that is to be in a file. */
    public interface Content {
        /**
         * Writes it.
         *
         * @param out where it goes
         * @throws IOException if it cannot be written
         */
        void to(OutputStream out) throws IOException;
    }

    /**
     * Writes a whole file.
     *
     * @param file its name; one that is there is replaced
     * @param content all of it
     * @throws IOException if it cannot be written; one that was there is then untouched
     */
    public static void write(Path file, Content content) throws IOException {
        try (OutputFile output = create(file)) {
            try {
                content.to(output.stream());
            } catch (IOException e) {
                // Encoders of pictures hide the reason.
                throw output.fault == null ? e : output.fault;
            }
            output.commit();
        }
    }

    /**
     * Writes a whole file.
     *
     * @param file its name; one that is there is replaced
     * @param content all of it
     * @throws IOException if it cannot be written; one that was there is then untouched
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, out -> out.write(content));
    }

    /**
     * Finds out before the work whether a file will be writable, by beginning it. Folders on the way to it are made.
     *
     * @param file its name
     * @throws IOException if there is no place for it
     */
    public static void requireWritable(Path file) throws IOException {
        if (Part.isDirect(file)) {
            if (!Files.isWritable(file)) {
                throw new FileSystemException(
                        file.toString(), null, "no permission to write there; name another place");
            }
            return;
        }
        create(file).close();
    }

    /**
     * {@return whether a file is written to as it is, being a device, a pipe or what a process has open}
     *
     * @param file any name
     */
    public static boolean isDirect(Path file) {
        return Part.isDirect(file);
    }

    /** {@return where the content goes; closing it only flushes} */
    public OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }

            @Override
            public void close() throws IOException {
                out.flush();
            }
        };
    }

    /** {@return the file that grows, for writers that open files themselves; the file itself where it is a device} */
    public Path part() {
        return part == null ? file : part.path();
    }

    /**
     * Puts the file in its place, whole and flushed to the disk.
     *
     * @throws IOException if that fails, or writing had failed; the earlier file is then untouched
     */
    public void commit() throws IOException {
        commit(true);
    }

    /**
     * Puts the file in its place without waiting for the disk: whole whatever happens to the program, but perhaps short or gone
     * after the power fails. For one of very many files, whoever counts them checking their sizes.
     *
     * @throws IOException if that fails, or writing had failed; the earlier file is then untouched
     */
    public void commitUnflushed() throws IOException {
        commit(false);
    }

    private void commit(boolean flushed) throws IOException {
        if (fault != null) {
            // Said again, since whoever copies from channel to channel may have kept it to himself.
            throw fault;
        } else if (done) {
            throw new FileSystemException(file.toString(), null, "already put in its place");
        }
        try {
            out.flush();
            if (part != null) {
                if (flushed) {
                    part.channel().force(true);
                }
                part.takeRightsOf(Part.target(file));
                move(part.path(), Part.target(file), flushed);
            }
            done = true;
        } catch (IOException e) {
            throw failed(e);
        } finally {
            release();
        }
    }

    /**
     * Ends without putting the file in its place: what was written stays as {@link #part}, until the same file is written again
     * after {@link Leftovers#sweep}.
     *
     * @return whether there is anything in it
     */
    public boolean leave() {
        if (done || part == null) {
            return false;
        }
        done = true;
        try {
            out.flush();
        } catch (IOException e) {
            // Said when it was written; what came before is there.
        }
        boolean empty = part.isEmpty();
        if (empty) {
            part.delete();
        }
        release();
        return !empty;
    }

    /** Unless it was committed or left, the part is taken away and an earlier file stays as it was. */
    @Override
    public void close() throws IOException {
        if (!done) {
            done = true;
            if (part != null) {
                part.delete();
            }
            release();
        }
    }

    private void release() {
        try {
            if (part == null) {
                out.close();
            } else {
                part.close();
            }
        } catch (IOException e) {
            // All that mattered was flushed before, or has failed and been said.
        }
    }

    private static void move(Path from, Path to, boolean flushed) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!flushed) {
            return;
        }
        Path folder = to.toAbsolutePath().getParent();
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Not every system lets folders be flushed; the content is on the disk.
        }
    }

    private IOException failed(IOException e) {
        IOException named = named(file, e);
        fault = fault == null ? named : fault;
        return named;
    }

    /**
     * {@return a fault in the words that users get, with the file that they named}
     *
     * @param file that cannot be written
     * @param fault of the write
     */
    public static FileSystemException named(Path file, IOException fault) {
        FileSystemException named = new FileSystemException(file.toString(), null, DiskFault.reason(fault));
        named.initCause(fault);
        return named;
    }

    /** Its faults name the file. */
    private final class Named extends OutputStream {
        private final OutputStream to;

        Named(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            try {
                to.write(bytes, from, length);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void flush() throws IOException {
            try {
                to.flush();
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }
}
