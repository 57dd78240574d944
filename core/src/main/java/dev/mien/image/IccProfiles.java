package dev.mien.image;

import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Tells profiles that mean sRGB, whoever wrote them, from those that ask for a conversion. */
final class IccProfiles {
    /** The primaries of sRGB adapted to D50, as IEC 61966-2-1 profiles store them: X, Y, Z of red, green, blue. */
    private static final double[] SRGB = {0.4361, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141};

    private static final String[] PRIMARIES = {"rXYZ", "gXYZ", "bXYZ"};

    private IccProfiles() {}

    /**
     * A profile for use, or nothing if it is damaged, empty or for other colours.
     *
     * @param colours signature of its colour space (ICC.1:2010, table 19), such as "RGB " or "CMYK"
     */
    static Optional<ICC_Profile> parse(byte[] profile, String colours) {
        boolean fits = profile.length >= 132
                && Format.latin1(profile, 16, 4).equals(colours)
                && Format.latin1(profile, 36, 4).equals("acsp");
        try {
            return fits ? Optional.of(ICC_Profile.getInstance(profile)) : Optional.empty();
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether the red, green and blue of an ICC profile (ICC.1:2010, section 7.3) lie within 0.005 of those of sRGB. */
    static boolean isSrgb(byte[] profile) {
        for (int i = 0; i < 3; i++) {
            int at = find(profile, PRIMARIES[i]);
            if (at < 0) {
                return false;
            }
            for (int k = 0; k < 3; k++) {
                double value = ByteBuffer.wrap(profile).getInt(at + 8 + 4 * k) / 65536.0;
                if (Math.abs(value - SRGB[3 * i + k]) > 0.005) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where the 20 bytes of an XYZ tag begin, or -1. */
    private static int find(byte[] profile, String tag) {
        if (profile.length < 132) {
            return -1;
        }
        ByteBuffer buffer = ByteBuffer.wrap(profile);
        int count = Math.min(buffer.getInt(128), (profile.length - 132) / 12);
        for (int i = 0; i < count; i++) {
            int entry = 132 + 12 * i;
            int at = buffer.getInt(entry + 4);
            if (Format.latin1(profile, entry, 4).equals(tag) && at >= 0 && at <= profile.length - 20) {
                return at;
            }
        }
        return -1;
    }
}
