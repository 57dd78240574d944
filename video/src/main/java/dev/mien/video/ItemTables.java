package dev.mien.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * Looks for still pictures without bytes among a video's boxes (ISO 14496-12), wherever FFmpeg would follow them: see {@link
 * HeifBoxes#framesHaveBytes}. Files that are not made of boxes have none.
 */
final class ItemTables {
    private static final int HEADER = 8;
    private static final int LONG_HEADER = 16;
    private static final int DEEPEST = 12;
    private static final int MOST_BYTES = 1 << 24;
    /** Boxes that hold boxes. */
    private static final Set<String> HOLDERS = Set.of(
            "moov", "trak", "mdia", "minf", "stbl", "udta", "moof", "traf", "mvex", "edts", "dinf", "iprp", "ipco");

    private final FileChannel file;

    private ItemTables(FileChannel file) {
        this.file = file;
    }

    static boolean framesHaveBytes(Path path) {
        if (!Files.isRegularFile(path)) {
            return true; // a pipe can be read but once
        }
        try (FileChannel file = FileChannel.open(path)) {
            return new ItemTables(file).sound(0, file.size(), 0);
        } catch (IOException e) {
            return true; // FFmpeg says what is wrong
        }
    }

    private boolean sound(long from, long to, int depth) throws IOException {
        for (long at = from; at + HEADER <= to; ) {
            ByteBuffer header = read(at, (int) Math.min(LONG_HEADER, to - at));
            if (header.limit() < HEADER) {
                return true;
            }
            long size = Integer.toUnsignedLong(header.getInt(0));
            String name = StandardCharsets.ISO_8859_1.decode(header.slice(4, 4)).toString();
            int start = HEADER;
            if (size == 1 && header.limit() == LONG_HEADER) {
                start = LONG_HEADER;
                size = header.getLong(HEADER);
            }
            long end = size == 0 || size > to - at ? to : at + size;
            if (end < at + start) {
                return true;
            }
            if (!sound(name, at, at + start, end, depth)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private boolean sound(String name, long at, long start, long end, int depth) throws IOException {
        return switch (name) {
            case "meta" ->
                end - at <= MOST_BYTES
                        && new HeifBoxes(read(at, (int) (end - at)).array()).framesHaveBytes();
            case "iinf", "iloc" -> false; // tables of a "meta" that is not there
            default -> !HOLDERS.contains(name) || depth == DEEPEST || sound(start, end, depth + 1);
        };
    }

    /** Fewer bytes where the file ends. */
    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {}
        return bytes.flip();
    }
}
