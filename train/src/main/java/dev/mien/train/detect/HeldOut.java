package dev.mien.train.detect;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Which pictures of sets that several trainings share nobody learns from. */
public final class HeldOut {
    private HeldOut() {}

    /**
     * {@return whether a picture of {@code detect-masks} is of the fifth that is held out}
     *
     * @param id file name of the picture
     */
    public static boolean masks(String id) {
        return crc(id) % 5 == 0;
    }

    /**
     * {@return the CRC-32 of a name in UTF-8, by which pictures are divided}
     *
     * @param name any text
     */
    public static long crc(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
