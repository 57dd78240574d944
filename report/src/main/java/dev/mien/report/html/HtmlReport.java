package dev.mien.report.html;

import dev.mien.image.Image;
import dev.mien.report.PictureFailure;
import dev.mien.report.PictureResult;
import dev.mien.stage.Provenance;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

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
    private final PageFile page;
    private final Provenance provenance;
    private final String title;
    private final Totals totals = new Totals();
    private final Spool pictures;
    private final Spool failures;
    private boolean broken;
    private boolean closed;

    private HtmlReport(Path file, Provenance provenance, String title) throws IOException {
        page = PageFile.at(file);
        this.provenance = provenance;
        this.title = title;
        pictures = page.spool();
        failures = page.spool();
    }

    /**
     * Begins a report. Folders on the way to the file are made.
     *
     * @param file the page; one that is there is replaced when the report is closed
     * @param provenance what ran
     * @param title what the page is called, such as the folder that was analysed
     * @return a report, to be closed by the caller
     * @throws IOException if there is no place for the page
     */
    public static HtmlReport open(Path file, Provenance provenance, String title) throws IOException {
        return new HtmlReport(file, provenance, title);
    }

    /**
     * Adds a picture.
     *
     * @param picture what was seen in it
     * @param image the picture itself, at the size that the results speak of
     * @throws IOException if it cannot be encoded or kept
     * @throws IllegalStateException if the report is closed
     */
    public void add(PictureResult picture, Image image) throws IOException {
        Html card = HtmlCard.of(picture, image);
        synchronized (this) {
            append(pictures, card);
            totals.add(picture.result());
        }
    }

    /**
     * Adds a picture that could not be analysed.
     *
     * @param failure which picture, and why
     * @throws IOException if it cannot be kept
     * @throws IllegalStateException if the report is closed
     */
    public synchronized void addFailure(PictureFailure failure) throws IOException {
        append(failures, HtmlFrame.failure(failure));
        totals.addFailure();
    }

    /**
     * Ends without a page; an earlier one stays. Closing then does nothing.
     *
     * @throws IOException if what was kept cannot be taken away
     */
    public synchronized void abandon() throws IOException {
        broken = true;
        close();
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
                page.write(this::assemble);
            }
        }
    }

    /** Bytes of finished pictures that have left memory. */
    synchronized long spooled() {
        return pictures.size();
    }

    private void append(Spool spool, Html part) throws IOException {
        if (closed) {
            throw new IllegalStateException("the report " + page + " is closed");
        }
        try {
            spool.append(part);
        } catch (IOException e) {
            broken = true;
            throw e;
        }
    }

    private void assemble(PageFile.Parts parts) throws IOException {
        parts.add(HtmlPage.top(title, provenance, totals));
        parts.all(pictures);
        parts.add(HtmlPage.beforeFailures(totals));
        parts.all(failures);
        parts.add(HtmlPage.bottom(provenance, totals));
    }
}
