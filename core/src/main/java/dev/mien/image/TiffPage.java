package dev.mien.image;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.imageio.IIOException;

/** One page's directory of a TIFF: fields of tag, type, count and value, or where the values lie. */
final class TiffPage {
    private static final int NEW_SUBFILE_TYPE = 254;
    private static final int SUBFILE_TYPE = 255;
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS_PER_SAMPLE = 258;
    private static final int PHOTOMETRIC = 262;
    private static final int ORIENTATION = 274;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;
    private static final int PROFILE = 34675;
    /** A tag of the private range, which readers pass over. */
    private static final int NOBODYS = 65000;

    /** Bit of {@link #NEW_SUBFILE_TYPE}: the same picture, smaller. */
    private static final int REDUCED = 1;
    /** Bit of {@link #NEW_SUBFILE_TYPE}: says what of another picture is transparent. */
    private static final int MASK = 4;
    /** Value of {@link #SUBFILE_TYPE}. */
    private static final int OLD_REDUCED = 2;

    private static final int MOST_PAGES = 10_000;
    private static final int FIELD = 12;
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private final ByteBuffer file;
    private final int fields;
    private final int count;

    private TiffPage(ByteBuffer file, int fields, int count) {
        this.file = file;
        this.fields = fields;
        this.count = count;
    }

    /** @throws IOException if a directory does not lie in the file, or they form a ring */
    static List<TiffPage> all(byte[] encoded) throws IOException {
        if (encoded.length < 8) {
            throw new EOFException();
        }
        ByteBuffer file =
                ByteBuffer.wrap(encoded).order(encoded[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        List<TiffPage> pages = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long at = Integer.toUnsignedLong(file.getInt(4));
        while (at != 0) {
            if (at + 2 > encoded.length) {
                throw new EOFException();
            } else if (!seen.add(at) || pages.size() == MOST_PAGES) {
                throw new IIOException("its pages have no end");
            }
            int count = Short.toUnsignedInt(file.getShort((int) at));
            long end = at + 2 + (long) FIELD * count;
            if (end > encoded.length) {
                throw new EOFException();
            }
            pages.add(new TiffPage(file, (int) at + 2, count));
            at = end + 4 <= encoded.length ? Integer.toUnsignedLong(file.getInt((int) end)) : 0;
        }
        return pages;
    }

    /** The file with its colour profiles hidden from the reader, which gives up on those that do not fit. */
    static byte[] withoutProfiles(byte[] encoded, List<TiffPage> pages) {
        byte[] changed = encoded;
        for (TiffPage page : pages) {
            int field = page.field(PROFILE);
            if (field >= 0) {
                changed = changed == encoded ? encoded.clone() : changed;
                ByteBuffer.wrap(changed).order(page.file.order()).putShort(field, (short) NOBODYS);
            }
        }
        return changed;
    }

    boolean isPicture() {
        return (value(NEW_SUBFILE_TYPE, 0) & (REDUCED | MASK)) == 0 && value(SUBFILE_TYPE, 1) != OLD_REDUCED;
    }

    int width() {
        return value(WIDTH, 0);
    }

    int height() {
        return value(HEIGHT, 0);
    }

    /** Of each sample; at least one. */
    int[] bits() {
        int[] bits = values(BITS_PER_SAMPLE);
        return bits.length == 0 ? new int[] {1} : bits;
    }

    int samples() {
        return value(SAMPLES_PER_PIXEL, 1);
    }

    int photometric() {
        return value(PHOTOMETRIC, -1);
    }

    int orientation() {
        int value = value(ORIENTATION, 1);
        return value >= 1 && value <= 8 ? value : 1;
    }

    /** Whether a sample says how opaque a pixel is; others beyond the colours say what only their makers know. */
    boolean hasAlpha() {
        return Arrays.stream(values(EXTRA_SAMPLES)).anyMatch(kind -> kind == 1 || kind == 2);
    }

    boolean isSigned() {
        return value(SAMPLE_FORMAT, 1) == 2;
    }

    boolean isFloat() {
        return value(SAMPLE_FORMAT, 1) == 3;
    }

    Optional<byte[]> profile() {
        int field = field(PROFILE);
        if (field < 0) {
            return Optional.empty();
        }
        long length = Integer.toUnsignedLong(file.getInt(field + 4));
        long at = Integer.toUnsignedLong(file.getInt(field + 8));
        if (length <= 4 || at + length > file.limit()) {
            return Optional.empty();
        }
        byte[] profile = new byte[(int) length];
        file.get((int) at, profile);
        return Optional.of(profile);
    }

    private int field(int tag) {
        for (int i = 0; i < count; i++) {
            if (Short.toUnsignedInt(file.getShort(fields + FIELD * i)) == tag) {
                return fields + FIELD * i;
            }
        }
        return -1;
    }

    private int value(int tag, int otherwise) {
        int[] values = values(tag);
        return values.length == 0 ? otherwise : values[0];
    }

    /** Whole numbers; none if the field is missing or lies outside the file. Numbers beyond int count as none such. */
    private int[] values(int tag) {
        int field = field(tag);
        if (field < 0) {
            return new int[0];
        }
        int type = Short.toUnsignedInt(file.getShort(field + 2));
        long number = Integer.toUnsignedLong(file.getInt(field + 4));
        int size = type < TYPE_BYTES.length ? TYPE_BYTES[type] : 0;
        long at = number * size <= 4 ? field + 8 : Integer.toUnsignedLong(file.getInt(field + 8));
        if (size == 0 || size > 4 || at + number * size > file.limit()) {
            return new int[0];
        }
        int[] values = new int[(int) number];
        for (int i = 0; i < values.length; i++) {
            int start = (int) at + i * size;
            values[i] = switch (size) {
                case 1 -> file.get(start) & 0xff;
                case 2 -> Short.toUnsignedInt(file.getShort(start));
                default -> Math.max(0, file.getInt(start));
            };
        }
        return values;
    }
}
