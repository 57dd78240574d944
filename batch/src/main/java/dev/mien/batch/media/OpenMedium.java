package dev.mien.batch.media;

import java.io.Closeable;
import java.io.IOException;

/**
 * A medium whose turn it is.
 *
 * @param number its place in the list, from 0
 * @param medium what it is
 * @param content of it, closed with this
 */
public record OpenMedium(int number, Medium medium, Content content) implements Closeable {
    @Override
    public void close() throws IOException {
        content.close();
    }
}
