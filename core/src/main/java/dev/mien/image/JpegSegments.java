package dev.mien.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The segments of a JPEG: what stands before its pixels, and the headers of its scans. */
final class JpegSegments {
    /** What an APP1 segment with EXIF begins with. */
    static final String EXIF = "Exif\0\0";

    private static final String PROFILE = "ICC_PROFILE\0";
    private static final String ADOBE = "Adobe";
    private static final int START_OF_IMAGE = 0xd8;
    private static final int END_OF_IMAGE = 0xd9;
    private static final int START_OF_SCAN = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;

    /** The bytes from {@code start} (the marker) to {@code end}; content begins at {@code start + 4}. */
    private record Segment(int marker, int start, int end) {
        int length() {
            return end - start - 4;
        }
    }

    private final byte[] encoded;
    private final List<Segment> segments = new ArrayList<>();
    private final JpegScans scans;

    JpegSegments(byte[] encoded) {
        this.encoded = encoded;
        ByteBuffer file = ByteBuffer.wrap(encoded);
        int at = 2;
        while (at + 4 <= encoded.length && (encoded[at] & 0xff) == 0xff) {
            int marker = encoded[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            } else if (marker == START_OF_IMAGE) {
                // Some writers put it twice.
                at += 2;
                continue;
            }
            int end = at + 2 + Short.toUnsignedInt(file.getShort(at + 2));
            if (marker == START_OF_SCAN || end < at + 4 || end > encoded.length) {
                break;
            }
            segments.add(new Segment(marker, at, end));
            at = end;
        }
        scans = new JpegScans(encoded, at);
    }

    int length() {
        return encoded.length;
    }

    /** As in EXIF, 1 to 8; 1 if none is named. */
    int orientation() {
        return find(APP1, EXIF)
                .map(exif -> Exif.orientation(ByteBuffer.wrap(encoded, exif.start + 10, exif.length() - 6)))
                .orElse(1);
    }

    /** Channels as stored: 1, 3, 4; 0 if there is no frame header. */
    int channels() {
        return frameByte(9);
    }

    int width() {
        return frameByte(7) << 8 | frameByte(8);
    }

    int height() {
        return frameByte(5) << 8 | frameByte(6);
    }

    int scans() {
        return scans.count();
    }

    /** Whether nothing is missing but, perhaps, the end marker, without which every viewer shows the picture. */
    boolean complete() {
        return scans.ended() || scans.allCoefficients(channels());
    }

    boolean hasAdobeMark() {
        return find(APP14, ADOBE).isPresent();
    }

    /** Whether four channels are luma, chroma and black. */
    boolean isYcck() {
        return find(APP14, ADOBE)
                .filter(adobe -> adobe.length() >= 12 && encoded[adobe.start + 15] != 0)
                .isPresent();
    }

    /** The ICC profile, put together from its parts. */
    Optional<byte[]> profile() {
        ByteArrayOutputStream profile = new ByteArrayOutputStream();
        for (Segment segment : segments) {
            if (segment.marker == APP2 && startsWith(segment, PROFILE) && segment.length() >= 14) {
                profile.write(encoded, segment.start + 18, segment.length() - 14);
            }
        }
        return profile.size() == 0 ? Optional.empty() : Optional.of(profile.toByteArray());
    }

    /**
     * The file with what tells the reader of pixels and colours, and nothing else: profiles, thumbnails and the like lead
     * readers astray. It ends with an end marker.
     */
    byte[] tidied() {
        ByteArrayOutputStream tidy = new ByteArrayOutputStream(encoded.length + 2);
        tidy.write(encoded, 0, 2);
        for (Segment segment : segments) {
            boolean application = segment.marker >= APP0 && segment.marker <= APP15;
            if (segment.marker == APP14 && startsWith(segment, ADOBE) && segment.length() >= 12) {
                byte[] adobe = new byte[segment.end - segment.start];
                System.arraycopy(encoded, segment.start, adobe, 0, adobe.length);
                // A mark for four channels on a picture of three: they are luma and chroma.
                adobe[15] = channels() == 3 && adobe[15] == 2 ? 1 : adobe[15];
                tidy.writeBytes(adobe);
            } else if (!application || (segment.marker == APP0 && startsWith(segment, "JFIF\0"))) {
                tidy.write(encoded, segment.start, segment.end - segment.start);
            }
        }
        tidy.write(encoded, scans.start(), scans.end() - scans.start());
        tidy.write(0xff);
        tidy.write(END_OF_IMAGE);
        return tidy.toByteArray();
    }

    private Optional<Segment> find(int marker, String magic) {
        return segments.stream()
                .filter(segment -> segment.marker == marker && startsWith(segment, magic))
                .findFirst();
    }

    private boolean startsWith(Segment segment, String magic) {
        return Format.latin1(encoded, segment.start + 4, magic.length()).equals(magic)
                && segment.length() >= magic.length();
    }

    private int frameByte(int offset) {
        for (Segment segment : segments) {
            if (isFrameHeader(segment.marker) && segment.length() >= 6) {
                return encoded[segment.start + offset] & 0xff;
            }
        }
        return 0;
    }

    private static boolean isFrameHeader(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
