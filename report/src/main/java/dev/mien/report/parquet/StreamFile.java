package dev.mien.report.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/** A stream as parquet-java wants a file: it says how far it is, and keeps its fault, which parquet-java hides in others. */
final class StreamFile implements OutputFile {
    private interface Writing {
        void write() throws IOException;
    }

    private final OutputStream out;
    private @Nullable IOException fault;

    StreamFile(OutputStream out) {
        this.out = out;
    }

    /** What the stream threw first. */
    Optional<IOException> fault() {
        return Optional.ofNullable(fault);
    }

    private void tried(Writing writing) throws IOException {
        try {
            writing.write();
        } catch (IOException e) {
            fault = fault == null ? e : fault;
            throw e;
        }
    }

    @Override
    public PositionOutputStream create(long blockSize) {
        return new Counted();
    }

    @Override
    public PositionOutputStream createOrOverwrite(long blockSize) {
        return new Counted();
    }

    @Override
    public boolean supportsBlockSize() {
        return false;
    }

    @Override
    public long defaultBlockSize() {
        return 0;
    }

    private final class Counted extends PositionOutputStream {
        private long position;

        @Override
        public long getPos() {
            return position;
        }

        @Override
        public void write(int b) throws IOException {
            tried(() -> out.write(b));
            position++;
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            tried(() -> out.write(bytes, from, length));
            position += length;
        }

        @Override
        public void flush() throws IOException {
            tried(out::flush);
        }

        @Override
        public void close() throws IOException {
            tried(out::close);
        }
    }
}
