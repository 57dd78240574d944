package dev.mien.video;

import dev.mien.testkit.Mutations;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A program that damages sound clips and reads them, half of them from a start time on, the same in every run. It notes the round it
 * is at before it begins it, so that whoever started it knows which clip ended it.
 */
final class ClipRounds {
    private ClipRounds() {}

    /**
     * Runs.
     *
     * @param arguments the folder of the sound clips, the file for notes, the first round and the one after the last
     */
    public static void main(String[] arguments) throws IOException {
        List<Path> sound;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            sound = files.sorted().toList();
        }
        Path work = Files.createTempDirectory("clips");
        try (FileChannel notes =
                FileChannel.open(Path.of(arguments[1]), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            for (long round = Long.parseLong(arguments[2]); round < Long.parseLong(arguments[3]); round++) {
                notes.write(ByteBuffer.allocate(Long.BYTES).putLong(0, round), 0);
                Path seed = sound.get((int) (round % sound.size()));
                Path file = work.resolve(String.valueOf(seed.getFileName()));
                ClipTrial.of(file, damaged(seed, round), start(round));
                Files.deleteIfExists(file);
            }
        } finally {
            Files.delete(work);
        }
    }

    /** The clip of a round. */
    static byte[] damaged(Path sound, long round) throws IOException {
        return Mutations.damage(Files.readAllBytes(sound), new SplittableRandom(round));
    }

    /** Where it is read from: in half of the rounds, somewhere in the second that clips last, or behind its end. */
    static Duration start(long round) {
        RandomGenerator random = new SplittableRandom(~round);
        return random.nextBoolean() ? Duration.ZERO : Duration.ofMillis(random.nextInt(1, 1300));
    }
}
