package dev.mien.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;

/**
 * What a file says around its pixels.
 *
 * @param orientation as in EXIF, 1 to 8
 * @param complete whether the file reaches the end that it announces, undamaged; true where it announces none
 * @param channels as stored, for JPEG; 0 where only decoding tells
 */
record Container(int orientation, boolean complete, int channels) {
    static Container scan(Format format, byte[] encoded) {
        return switch (format) {
            case JPEG -> jpeg(new JpegSegments(encoded));
            case PNG -> png(encoded);
            case WEBP -> webp(encoded);
            case TIFF -> new Container(Exif.orientation(ByteBuffer.wrap(encoded)), true, 0);
            case BMP, GIF -> new Container(1, true, 0);
        };
    }

    private static Container jpeg(JpegSegments segments) {
        return new Container(segments.orientation(), true, segments.channels());
    }

    /**
     * Chunks of length, type, data and checksum, the last of which is IEND; eXIf holds a TIFF block. The JDK's reader
     * does not look at the checksums.
     */
    private static Container png(byte[] encoded) {
        ByteBuffer file = ByteBuffer.wrap(encoded);
        int orientation = 1;
        for (long at = 8; at + 12 <= encoded.length; ) {
            int start = (int) at;
            long length = Integer.toUnsignedLong(file.getInt(start));
            at += 12 + length;
            if (at > encoded.length) {
                break;
            }
            String type = Format.latin1(encoded, start + 4, 4);
            CRC32 checksum = new CRC32();
            checksum.update(encoded, start + 4, (int) length + 4);
            boolean sound = (int) checksum.getValue() == file.getInt((int) at - 4);
            if (type.equals("IEND")) {
                return new Container(orientation, true, 0);
            } else if (type.equals("eXIf") && sound) {
                orientation = Exif.orientation(file.slice(start + 8, (int) length));
            } else if (!sound && Character.isUpperCase(type.charAt(0))) {
                break;
            }
        }
        return new Container(orientation, false, 0);
    }

    /** RIFF chunks of type, length, data padded to even size; the file's own size stands at byte 4. */
    private static Container webp(byte[] encoded) {
        ByteBuffer file = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        int orientation = 1;
        long end = 8 + Integer.toUnsignedLong(file.getInt(4));
        long at = 12;
        while (at + 8 <= Math.min(end, encoded.length)) {
            int start = (int) at;
            long length = Integer.toUnsignedLong(file.getInt(start + 4));
            at += 8 + length + (length & 1);
            if (at <= encoded.length && Format.latin1(encoded, start, 4).equals("EXIF")) {
                // Some writers put the prefix of JPEG's segment before the TIFF block.
                int skip = Format.latin1(encoded, start + 8, 6).equals(JpegSegments.EXIF) && length >= 6 ? 6 : 0;
                orientation = Exif.orientation(file.slice(start + 8 + skip, (int) length - skip));
            }
        }
        return new Container(orientation, Math.max(at - 1, end) <= encoded.length, 0);
    }
}
