package dev.mien.image;

import java.util.HashMap;
import java.util.Map;

/**
 * Goes over the scans of a JPEG without decoding them. A progressive picture is refined by scan after scan, each over all its
 * pixels, so that their number says what decoding costs, and their headers whether the last has been.
 */
final class JpegScans {
    private static final int COEFFICIENTS = 64;
    private static final int START_OF_SCAN = 0xda;
    private static final int END_OF_IMAGE = 0xd9;

    private final byte[] encoded;
    private final int start;
    private final int end;
    private final boolean ended;
    private int count;
    /** Of each component, which coefficients have come to their last bit. */
    private final Map<Integer, boolean[]> components = new HashMap<>();

    /** @param start where the first scan begins */
    JpegScans(byte[] encoded, int start) {
        this.encoded = encoded;
        this.start = Math.min(start, encoded.length);
        int at = this.start;
        int marker = 0;
        while (at + 1 < encoded.length) {
            if (encoded[at] != (byte) 0xff) {
                at++;
                continue;
            }
            marker = encoded[at + 1] & 0xff;
            if (marker == END_OF_IMAGE) {
                break;
            } else if (marker == 0xff) {
                at++;
            } else if (marker == 0 || (marker >= 0xd0 && marker <= 0xd8) || at + 3 >= encoded.length) {
                at += 2;
            } else {
                int length = (encoded[at + 2] & 0xff) << 8 | (encoded[at + 3] & 0xff);
                if (marker == START_OF_SCAN) {
                    scan(at + 4, at + 2 + length);
                }
                at += 2 + Math.max(2, length);
            }
        }
        ended = marker == END_OF_IMAGE && at + 1 < encoded.length;
        end = ended ? at : withoutFill(encoded, Math.max(this.start, Math.min(at + 1, encoded.length)));
    }

    private static int withoutFill(byte[] encoded, int end) {
        return end > 0 && encoded[end - 1] == (byte) 0xff ? end - 1 : end;
    }

    /** Components with their tables, first and last coefficient, and the bits before and after this scan. */
    private void scan(int at, int end) {
        int parts = at < encoded.length ? encoded[at] & 0xff : 0;
        int spectrum = at + 1 + 2 * parts;
        if (spectrum + 3 > end || end > encoded.length) {
            return;
        }
        count++;
        int first = encoded[spectrum] & 0xff;
        int last = Math.min(COEFFICIENTS - 1, encoded[spectrum + 1] & 0xff);
        boolean toTheLastBit = (encoded[spectrum + 2] & 0xf) == 0;
        for (int part = 0; part < parts; part++) {
            boolean[] done = components.computeIfAbsent(
                    encoded[at + 1 + 2 * part] & 0xff, component -> new boolean[COEFFICIENTS]);
            for (int k = first; k <= last; k++) {
                done[k] |= toTheLastBit;
            }
        }
    }

    int count() {
        return count;
    }

    int start() {
        return start;
    }

    /** Where the end marker stands, or what there is ends. */
    int end() {
        return end;
    }

    boolean ended() {
        return ended;
    }

    /** Whether the scans there are leave nothing to refine. */
    boolean allCoefficients(int channels) {
        return components.size() >= channels
                && components.values().stream().allMatch(done -> {
                    for (boolean one : done) {
                        if (!one) {
                            return false;
                        }
                    }
                    return true;
                });
    }
}
