package dev.mien.batch.journal;

import dev.mien.base.OutputFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Entries of media that are done, a line each with its checksum, in the order in which they came. The last one of a medium counts.
 * A line that is cut off or damaged ends the journal when it is opened again. For several threads.
 */
public final class Journal implements Closeable {
    /** A run that came to its end; whatever is done after takes it back. */
    private static final String FINISHED = "finished";

    private static final long FLUSH_NANOS = 5_000_000_000L;
    private static final int SUM = 8;

    private final Path file;
    private final FileChannel channel;
    private final OutputStream out;
    private final long[] places;
    private final int[] lengths;
    private @Nullable IOException fault;
    private boolean finished;
    private long end;
    private long flushed = System.nanoTime();

    private Journal(Path file, FileChannel channel, int media) {
        this.file = file;
        this.channel = channel;
        out = OutputFile.onto(file, channel);
        places = new long[media];
        lengths = new int[media];
        Arrays.fill(places, -1);
    }

    /**
     * Opens the journal of a run; what is not whole at its end is cut off.
     *
     * @param file it lies in; made if it is not there
     * @param media how many media the run has
     * @return the journal, to be closed by the caller
     * @throws IOException if it cannot be read or written
     */
    public static Journal open(Path file, int media) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Journal journal = new Journal(file, channel, media);
        try {
            journal.scan();
            channel.truncate(journal.end);
            channel.position(journal.end);
            return journal;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void scan() throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b != '\n') {
                    line.write(b);
                } else if (take(line.toByteArray())) {
                    line.reset();
                } else {
                    return;
                }
            }
        }
    }

    /** Whether the line is whole. */
    private boolean take(byte[] line) {
        if (line.length <= SUM || !sum(line, SUM + 1).equals(new String(line, 0, SUM, StandardCharsets.US_ASCII))) {
            return false;
        }
        String text = text(line);
        finished = text.equals(FINISHED);
        if (!finished) {
            try {
                remember(Entry.of(text).number(), line.length);
            } catch (IOException | IndexOutOfBoundsException e) {
                return false;
            }
        }
        end += line.length + 1;
        return true;
    }

    private void remember(int number, int length) {
        places[number] = end;
        lengths[number] = length;
    }

    /** {@return whether the run came to its end and nothing was done since} */
    public synchronized boolean isFinished() {
        return finished;
    }

    /** {@return how many media are done} */
    public synchronized int count() {
        return (int) Arrays.stream(places).filter(place -> place >= 0).count();
    }

    /**
     * {@return what is remembered of a medium; empty if it is not done}
     *
     * @param number of the medium
     * @throws IOException if it cannot be read
     */
    public Optional<Entry> entry(int number) throws IOException {
        long place;
        int length;
        synchronized (this) {
            place = places[number];
            length = lengths[number];
        }
        if (place < 0) {
            return Optional.empty();
        }
        ByteBuffer line = ByteBuffer.allocate(length);
        while (line.hasRemaining()) {
            if (channel.read(line, place + line.position()) < 0) {
                throw new IOException(file + ": cut off while it was read; use --resume once more");
            }
        }
        return Optional.of(Entry.of(text(line.array())));
    }

    /**
     * Remembers that a medium is done.
     *
     * @param entry of it
     * @throws IOException if it cannot be written; the message is for the user
     */
    public void add(Entry entry) throws IOException {
        byte[] line = line(entry.text());
        synchronized (this) {
            long place = end;
            write(line);
            places[entry.number()] = place;
            lengths[entry.number()] = line.length - 1;
            finished = false;
            if (System.nanoTime() - flushed > FLUSH_NANOS) {
                flush();
            }
        }
    }

    /**
     * Remembers that all is done and in its place.
     *
     * @throws IOException if it cannot be written; the message is for the user
     */
    public synchronized void finish() throws IOException {
        write(line(FINISHED));
        flush();
        finished = true;
    }

    private void flush() throws IOException {
        try {
            channel.force(false);
            flushed = System.nanoTime();
        } catch (IOException e) {
            throw OutputFile.named(file, e);
        }
    }

    private void write(byte[] line) throws IOException {
        if (fault != null) {
            // Behind half a line nothing would be found again.
            throw fault;
        }
        try {
            out.write(line);
            end += line.length;
        } catch (IOException e) {
            fault = e;
            throw e;
        }
    }

    private static byte[] line(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] line = new byte[SUM + 1 + content.length + 1];
        System.arraycopy(content, 0, line, SUM + 1, content.length);
        line[SUM] = ' ';
        line[line.length - 1] = '\n';
        byte[] sum = sum(Arrays.copyOf(line, line.length - 1), SUM + 1).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(sum, 0, line, 0, SUM);
        return line;
    }

    private static String sum(byte[] line, int from) {
        CRC32 crc = new CRC32();
        crc.update(line, from, Math.max(0, line.length - from));
        return String.format("%08x", crc.getValue());
    }

    private static String text(byte[] line) {
        return new String(line, SUM + 1, line.length - SUM - 1, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
