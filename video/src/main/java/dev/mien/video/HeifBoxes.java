package dev.mien.video;

import dev.mien.image.Exif;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What FFmpeg does not tell of a HEIF file (ISO 23008-12): its EXIF, and whether its pictures have bytes at all. The format's own
 * turns come first, so EXIF counts where the file has none. Damaged files are read as FFmpeg reads them.
 */
final class HeifBoxes {
    private static final int HEADER = 8;
    /** Version and flags. */
    private static final int FULL = 4;

    /** Bytes of a box: a size of four bytes, a name of four, then its content. */
    private record Box(int start, int end) {}

    private final ByteBuffer file;
    private boolean turns;
    private boolean located;
    private boolean damaged;
    private int exif = -1;
    /** Items that are a frame of a codec each. */
    private final Set<Integer> frames = new HashSet<>();
    /** Of each item, how many bytes its first part has, as the 32 bits that FFmpeg keeps. */
    private final Map<Integer, Integer> lengths = new HashMap<>();
    /** Of each item, where its first part lies. */
    private final Map<Integer, Box> places = new HashMap<>();

    HeifBoxes(byte[] encoded) {
        file = ByteBuffer.wrap(encoded);
        try {
            boxes(0, encoded.length);
        } catch (IndexOutOfBoundsException e) {
            damaged = true;
        }
    }

    /** Whether no frame is without bytes: of one that is, FFmpeg 8.0 reads a table that is not there, which ends the process. */
    boolean framesHaveBytes() {
        return !damaged && frames.stream().allMatch(frame -> lengths.getOrDefault(frame, 0) != 0);
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
            int header = size == 1 ? 2 * HEADER : HEADER;
            if (size == 1) {
                size = at + header > to ? 0 : file.getLong((int) at + HEADER);
            }
            long end = size == 0 || size > to - at ? to : at + size;
            if (end < at + header) {
                return;
            }
            box(file.getInt((int) at + 4), new Box((int) at + header, (int) end));
            at = end;
        }
    }

    private void box(int name, Box box) {
        switch (name) {
            case 0x6d657461 -> boxes(box.start + FULL, box.end); // meta
            case 0x69707270, 0x6970636f -> boxes(box.start, box.end); // iprp, ipco
            case 0x69726f74, 0x696d6972 -> turns = true; // irot, imir
            case 0x69696e66 -> items(box); // iinf
            case 0x696c6f63 -> locations(box); // iloc
            default -> {}
        }
    }

    /** As many items as are announced, whatever their boxes are called and wherever this one ends. */
    private void items(Box box) {
        int countSize = file.get(box.start) == 0 ? 2 : 4;
        long count = number(box.start + FULL, countSize);
        long at = (long) box.start + FULL + countSize;
        for (long item = 0; item < count && at + HEADER < file.limit(); item++) {
            long size = Integer.toUnsignedLong(file.getInt((int) at));
            item((int) at + HEADER);
            at += Math.max(HEADER, size);
        }
    }

    private void item(int start) {
        int version = Byte.toUnsignedInt(file.get(start));
        int at = start + FULL;
        if (version < 2) {
            return;
        }
        int id = version == 2 ? Short.toUnsignedInt(file.getShort(at)) : file.getInt(at);
        switch (file.getInt(at + (version == 2 ? 4 : 6))) {
            case 0x45786966 -> exif = id; // Exif
            case 0x61763031, 0x68766331, 0x6a706567 -> frames.add(id); // av01, hvc1, jpeg
            default -> {}
        }
    }

    private void locations(Box box) {
        if (located) {
            return; // the first one counts
        }
        located = true;
        int version = Byte.toUnsignedInt(file.get(box.start));
        int sizes = Short.toUnsignedInt(file.getShort(box.start + FULL));
        int offsetSize = sizes >> 12;
        int lengthSize = sizes >> 8 & 15;
        int baseSize = sizes >> 4 & 15;
        int indexSize = version == 0 ? 0 : sizes & 15;
        int at = box.start + FULL + 2;
        int count = (int) number(at, version < 2 ? 2 : 4); // beyond 31 bits there are none for FFmpeg
        at += version < 2 ? 2 : 4;
        for (int item = 0; item < count && at < box.end; item++) {
            int id = (int) number(at, version < 2 ? 2 : 4);
            at += version < 2 ? 2 : 4;
            boolean inFile = version == 0 || (file.getShort(at) & 15) == 0;
            at += (version == 0 ? 0 : 2) + 2;
            long base = number(at, baseSize);
            at += baseSize;
            int parts = Math.max(1, Short.toUnsignedInt(file.getShort(at)));
            at += 2;
            for (int part = 0; part < parts && at < box.end; part++) {
                at += indexSize;
                long start = base + number(at, offsetSize);
                long length = number(at + offsetSize, lengthSize);
                at += offsetSize + lengthSize;
                if (part == 0) {
                    lengths.put(id, (int) length);
                }
                if (part == 0 && inFile && start >= 0 && length >= 0 && length <= file.limit() - start) {
                    places.put(id, new Box((int) start, (int) (start + length)));
                }
            }
        }
    }

    private long number(int at, int size) {
        return switch (size) {
            case 1 -> Byte.toUnsignedLong(file.get(at));
            case 2 -> Short.toUnsignedLong(file.getShort(at));
            case 4 -> Integer.toUnsignedLong(file.getInt(at));
            case 8 -> file.getLong(at);
            default -> 0;
        };
    }
}
