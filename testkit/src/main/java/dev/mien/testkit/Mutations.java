package dev.mien.testkit;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Damage to files: what disks and networks do, and what somebody does on purpose. */
public final class Mutations {
    /** Numbers at the edge of what fields hold. */
    private static final int[] ODD = {0, 1, -1, 2, 7, 16, 255, 256, 0x7fff, 0x8000, 0xffff, 1 << 20, 1 << 30, 1 << 31};

    private Mutations() {}

    /**
     * {@return a damaged copy: up to four faults, and in one of eight cases its end is missing}
     *
     * @param sound content of a file, left as it is
     * @param random what decides the damage
     */
    public static byte[] damage(byte[] sound, RandomGenerator random) {
        byte[] damaged = sound.clone();
        int faults = random.nextInt(1, 5);
        for (int i = 0; i < faults && damaged.length > 4; i++) {
            damaged = fault(damaged, random);
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length + 1)) : damaged;
    }

    private static byte[] fault(byte[] file, RandomGenerator random) {
        // Half of the faults fall on the first 64 bytes, where the headers are.
        int at = random.nextInt(random.nextBoolean() ? Math.min(64, file.length) : file.length);
        switch (random.nextInt(6)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1, 2 -> file[at] = (byte) random.nextInt(256);
            case 3 -> oddNumber(file, Math.min(at, file.length - 4), random);
            case 4 -> {
                return joined(file, at, Math.min(file.length, at + random.nextInt(1, 17)));
            }
            default -> {
                return joined(file, at, Math.max(0, at - random.nextInt(1, 65)));
            }
        }
        return file;
    }

    private static void oddNumber(byte[] file, int at, RandomGenerator random) {
        ByteBuffer view =
                ByteBuffer.wrap(file).order(random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int number = ODD[random.nextInt(ODD.length)];
        if (random.nextBoolean()) {
            view.putInt(at, number);
        } else {
            view.putShort(at, (short) number);
        }
    }

    /** The first bytes and those from a place on: what lies between is gone, or there twice. */
    private static byte[] joined(byte[] file, int head, int tail) {
        byte[] made = Arrays.copyOf(file, head + file.length - tail);
        System.arraycopy(file, tail, made, head, file.length - tail);
        return made;
    }
}
