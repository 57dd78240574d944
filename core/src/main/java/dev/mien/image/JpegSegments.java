package dev.mien.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The marker segments of a JPEG that stand before its pixels. */
final class JpegSegments {
    /** What an APP1 segment with EXIF begins with. */
    static final String EXIF = "Exif\0\0";

    private static final String PROFILE = "ICC_PROFILE\0";
    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;

    /** The bytes from {@code start} (the marker) to {@code end}; content begins at {@code start + 4}. */
    private record Segment(int marker, int start, int end) {
        int length() {
            return end - start - 4;
        }
    }

    private final byte[] encoded;
    private final List<Segment> segments = new ArrayList<>();

    JpegSegments(byte[] encoded) {
        this.encoded = encoded;
        ByteBuffer file = ByteBuffer.wrap(encoded);
        int at = 2;
        while (at + 4 <= encoded.length && (encoded[at] & 0xff) == 0xff) {
            int marker = encoded[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            int end = at + 2 + Short.toUnsignedInt(file.getShort(at + 2));
            if (marker == START_OF_SCAN || end < at + 4 || end > encoded.length) {
                return;
            }
            segments.add(new Segment(marker, at, end));
            at = end;
        }
    }

    /** As in EXIF, 1 to 8; 1 if none is named. */
    int orientation() {
        for (Segment segment : segments) {
            if (segment.marker == APP1 && startsWith(segment, EXIF)) {
                return Exif.orientation(ByteBuffer.wrap(encoded, segment.start + 10, segment.length() - 6));
            }
        }
        return 1;
    }

    /** Channels as stored: 1, 3, 4; 0 if there is no frame header. */
    int channels() {
        for (Segment segment : segments) {
            if (isFrameHeader(segment.marker) && segment.length() >= 6) {
                return encoded[segment.start + 9] & 0xff;
            }
        }
        return 0;
    }

    /**
     * The file without a colour profile that asks for no change: the JDK would spend more time on a conversion from
     * sRGB to sRGB than on decoding.
     */
    byte[] withoutNeedlessProfile() {
        List<Segment> parts = segments.stream()
                .filter(segment -> segment.marker == APP2 && startsWith(segment, PROFILE) && segment.length() >= 14)
                .toList();
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        parts.forEach(part -> profile.write(encoded, part.start + 18, part.length() - 14));
        if (parts.isEmpty() || (channels() != 1 && !IccProfiles.isSrgb(profile.toByteArray()))) {
            return encoded;
        }
        ByteArrayOutputStream rest = new ByteArrayOutputStream(encoded.length);
        int kept = 0;
        for (Segment part : parts) {
            rest.write(encoded, kept, part.start - kept);
            kept = part.end;
        }
        rest.write(encoded, kept, encoded.length - kept);
        return rest.toByteArray();
    }

    private boolean startsWith(Segment segment, String magic) {
        return Format.latin1(encoded, segment.start + 4, magic.length()).equals(magic)
                && segment.length() >= magic.length();
    }

    private static boolean isFrameHeader(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
