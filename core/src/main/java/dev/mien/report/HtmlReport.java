package dev.mien.report;

import dev.mien.face.Provenance;
import dev.mien.image.Image;
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

/**
 * One self-contained HTML page over a run: totals, filters, every picture with its faces, failures, and what produced
 * it. The page loads nothing from anywhere.
 *
 * <p>Pictures go to disk as they come, so that memory does not grow with their number; the page appears under its name
 * only when it is complete, on {@link #close}. If something could not be written, it does not appear, and a page of an
 * earlier run stays. {@link #add} may be called from several threads: the drawing runs in the caller's thread and the
 * pictures stand in the order in which they were finished.
 */
public final class HtmlReport implements Closeable {
    private final Path file;
    private final Path unfinished;
    private final Provenance provenance;
    private final String title;
    private final Totals totals = new Totals();
    private final Spool pictures;
    private final Spool failures;
    private boolean broken;
    private boolean closed;

    private HtmlReport(Path file, Provenance provenance, String title) throws IOException {
        this.file = file.toAbsolutePath();
        this.provenance = provenance;
        this.title = title;
        Path folder = this.file.resolveSibling("").toAbsolutePath();
        Files.createDirectories(folder);
        String hidden = "." + this.file.getFileName() + "." + UUID.randomUUID();
        unfinished = folder.resolve(hidden + ".tmp");
        pictures = new Spool(folder.resolve(hidden + ".pictures"));
        failures = new Spool(folder.resolve(hidden + ".failures"));
    }

    /**
     * Begins a report. Folders on the way to the file are made.
     *
     * @param title what the page is called, such as the folder that was analysed
     */
    public static HtmlReport open(Path file, Provenance provenance, String title) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "a folder, expected a file to write; name one in it");
        }
        try {
            return new HtmlReport(file, provenance, title);
        } catch (FileSystemException e) {
            FileSystemException named = new FileSystemException(
                    file.toString(), null, "no report can be written there; name another place");
            named.initCause(e);
            throw named;
        }
    }

    /**
     * Adds a picture.
     *
     * @param image the picture itself, at the size that the results speak of
     */
    public void add(PictureResult picture, Image image) throws IOException {
        String card = HtmlCard.of(picture, image);
        synchronized (this) {
            append(pictures, card);
            totals.add(picture.result());
        }
    }

    /** Adds a picture that could not be analysed. */
    public synchronized void addFailure(PictureFailure failure) throws IOException {
        append(failures, HtmlPage.failure(failure));
        totals.addFailure();
    }

    /** Completes the page and puts it in its place. */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (pictures;
                failures) {
            if (!broken) {
                assemble();
                move();
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Bytes of finished pictures that have left memory. */
    synchronized long spooled() throws IOException {
        return pictures.size();
    }

    private void append(Spool spool, String text) throws IOException {
        if (closed) {
            throw new IllegalStateException("the report " + file + " is closed");
        }
        try {
            spool.append(text);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    private void assemble() throws IOException {
        try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW);
                WritableByteChannel channel = Channels.newChannel(out)) {
            out.write(HtmlPage.top(title, provenance, totals).getBytes(StandardCharsets.UTF_8));
            pictures.copyTo(channel);
            out.write(HtmlPage.beforeFailures(totals).getBytes(StandardCharsets.UTF_8));
            failures.copyTo(channel);
            out.write(HtmlPage.bottom(provenance, totals).getBytes(StandardCharsets.UTF_8));
        }
    }

    private void move() throws IOException {
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
