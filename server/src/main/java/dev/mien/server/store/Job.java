package dev.mien.server.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A video or a stream, and what is to be done with it.
 *
 * @param id random, 32 hexadecimal digits
 * @param owner name of the key that it came with
 * @param subject who or what it is about, as the owner calls it; may be empty
 * @param name what records call the video
 * @param state how far it is
 * @param options text by word, as asked for
 * @param bytes of the whole video; 0 of a stream
 * @param detail one line on why it failed; else empty
 * @param created when it was announced
 * @param ended when it was done, failed or cancelled
 * @param attempts how often it was begun; a server that was stopped in order takes its own back
 */
public record Job(
        String id,
        String owner,
        String subject,
        String name,
        JobState state,
        Map<String, String> options,
        long bytes,
        String detail,
        Instant created,
        Optional<Instant> ended,
        int attempts) {
    /**
     * Takes a copy of the options.
     *
     * @param id random, 32 hexadecimal digits
     * @param owner name of the key that it came with
     * @param subject who or what it is about, as the owner calls it; may be empty
     * @param name what records call the video
     * @param state how far it is
     * @param options text by word, as asked for
     * @param bytes of the whole video; 0 of a stream
     * @param detail one line on why it failed; else empty
     * @param created when it was announced
     * @param ended when it was done, failed or cancelled
     * @param attempts how often it was begun; a server that was stopped in order takes its own back
     */
    public Job {
        options = Map.copyOf(options);
    }

    /** {@return whether it is a stream rather than a video} */
    public boolean isStream() {
        return bytes == 0;
    }
}
