package dev.mien.report.html;

import dev.mien.base.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A page in the making: it appears under its name only when it is complete, and an earlier one stays until then. */
public final class PageFile {
    private final Path file;

    private PageFile(Path file) {
        this.file = file;
    }

    /** Parts of the finished page, in order. */
    public static final class Parts {
        private final OutputStream out;

        private Parts(OutputStream out) {
            this.out = out;
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
            spool.copyTo(out);
        }

        /**
         * Adds a part of what a spool holds.
         *
         * @param spool of this page
         * @param range as {@link Spool#appendRange} gave it
         * @throws IOException if it cannot be read or written
         */
        public void part(Spool spool, Spool.Range range) throws IOException {
            spool.copyTo(out, range);
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
        OutputFile.requireWritable(file);
        return new PageFile(file);
    }

    /**
     * A place beside the page for what belongs into it later.
     *
     * @return an empty spool, to be closed by the caller
     * @throws IOException if there is no place for it
     */
    public Spool spool() throws IOException {
        return new Spool(OutputFile.isDirect(file) ? Path.of(System.getProperty("java.io.tmpdir"), "mien-page") : file);
    }

    /**
     * Writes the page and puts it in its place.
     *
     * @param writing adds the parts
     * @throws IOException if they cannot be written; a page that was there is then untouched
     */
    public void write(Writing writing) throws IOException {
        try (OutputFile output = OutputFile.create(file)) {
            writing.to(new Parts(output.stream()));
            output.commit();
        }
    }

    /** {@return the folder of the page, absolute} */
    public Path folder() {
        return file.toAbsolutePath().resolveSibling("").toAbsolutePath();
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
