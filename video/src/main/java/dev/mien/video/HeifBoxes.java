package dev.mien.video;

import dev.mien.image.Exif;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * What FFmpeg does not tell of a HEIF file (ISO 23008-12): its EXIF. The format's own turns come first, so EXIF counts where
 * the file has none.
 */
final class HeifBoxes {
    private static final int HEADER = 8;
    /** Version and flags. */
    private static final int FULL = 4;

    /** Bytes of a box: a size of four bytes, a name of four, then its content. */
    private record Box(int start, int end) {}

    private final ByteBuffer file;
    private boolean turns;
    private int exif = -1;
    /** Of each item, where its first part lies and how long that is. */
    private final Map<Integer, Box> places = new HashMap<>();

    HeifBoxes(byte[] encoded) {
        file = ByteBuffer.wrap(encoded);
        try {
            boxes(0, encoded.length);
        } catch (IndexOutOfBoundsException e) {
            // FFmpeg says what is wrong with a damaged file.
        }
    }

    /** 1 to 8; 1 if the file turns its picture by itself, or EXIF does not say. */
    int exifOrientation() {
        Box place = places.get(exif);
        if (turns || place == null || place.end - place.start < 4) {
            return 1;
        }
        // Before the TIFF block stands how far from here it begins.
        long begin = place.start + 4 + Integer.toUnsignedLong(file.getInt(place.start));
        return begin >= place.end ? 1 : Exif.orientation(file.slice((int) begin, (int) (place.end - begin)));
    }

    private void boxes(int from, int to) {
        for (long at = from; at + HEADER <= to; ) {
            long size = Integer.toUnsignedLong(file.getInt((int) at));
            long end = size == 0 ? to : at + size;
            if (size == 1 || end > to || end < at + HEADER) {
                return;
            }
            box(file.getInt((int) at + 4), new Box((int) at + HEADER, (int) end));
            at = end;
        }
    }

    private void box(int name, Box box) {
        switch (name) {
            case 0x6d657461 -> boxes(box.start + FULL, box.end); // meta
            case 0x69707270, 0x6970636f -> boxes(box.start, box.end); // iprp, ipco
            case 0x69726f74, 0x696d6972 -> turns = true; // irot, imir
            case 0x69696e66 -> boxes(box.start + FULL + (file.get(box.start) == 0 ? 2 : 4), box.end); // iinf
            case 0x696e6665 -> item(box); // infe
            case 0x696c6f63 -> locations(box); // iloc
            default -> {}
        }
    }

    private void item(Box box) {
        int version = file.get(box.start);
        int at = box.start + FULL;
        int id = version == 2 ? Short.toUnsignedInt(file.getShort(at)) : file.getInt(at);
        int type = file.getInt(at + (version == 2 ? 4 : 6));
        if (version >= 2 && type == 0x45786966) {
            exif = id;
        }
    }

    private void locations(Box box) {
        int version = file.get(box.start);
        int sizes = Short.toUnsignedInt(file.getShort(box.start + FULL));
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 15;
        int baseSize = sizes >> 4 & 15;
        int indexSize = version == 0 ? 0 : sizes & 15;
        int at = box.start + FULL + 2;
        long count = number(at, version < 2 ? 2 : 4);
        at += version < 2 ? 2 : 4;
        for (long item = 0; item < count && at < box.end; item++) {
            int id = (int) number(at, version < 2 ? 2 : 4);
            at += version < 2 ? 2 : 4;
            boolean inFile = version == 0 || (file.getShort(at) & 15) == 0;
            at += (version == 0 ? 0 : 2) + 2;
            long base = number(at, baseSize);
            at += baseSize;
            int parts = Short.toUnsignedInt(file.getShort(at));
            at += 2;
            for (int part = 0; part < parts && at < box.end; part++) {
                at += indexSize;
                long start = base + number(at, offsetSize);
                long end = start + number(at + offsetSize, lengthSize);
                at += offsetSize + lengthSize;
                if (part == 0 && inFile && start >= 0 && end >= start && end <= file.limit()) {
                    places.put(id, new Box((int) start, (int) end));
                }
            }
        }
    }

    private long number(int at, int size) {
        return switch (size) {
            case 2 -> Short.toUnsignedLong(file.getShort(at));
            case 4 -> Integer.toUnsignedLong(file.getInt(at));
            case 8 -> file.getLong(at);
            default -> 0;
        };
    }
}
