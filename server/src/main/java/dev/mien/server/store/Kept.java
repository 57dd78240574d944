package dev.mien.server.store;

import java.time.Instant;

/**
 * A result that is kept, or a picture that belongs to one. The store knows no more of it than whose it is.
 *
 * @param id random, 32 hexadecimal digits; of a picture that of its result, a point and the part
 * @param owner name of the key that it came with
 * @param subject what stands for whoever it is about
 * @param session what stands for its session
 * @param created when it was made
 * @param content encrypted
 * @param part 0 of a result; of its pictures 1 and up
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing
public record Kept(String id, String owner, String subject, String session, Instant created, byte[] content, int part) {
    /**
     * A result.
     *
     * @param id random, 32 hexadecimal digits
     * @param owner name of the key that it came with
     * @param subject what stands for whoever it is about
     * @param session what stands for its session
     * @param created when it was made
     * @param content encrypted
     */
    public Kept(String id, String owner, String subject, String session, Instant created, byte[] content) {
        this(id, owner, subject, session, created, content, 0);
    }

    /**
     * {@return the id of a picture of a result}
     *
     * @param result id of the result
     * @param part 1 or more
     */
    public static String id(String result, int part) {
        return result + "." + part;
    }
}
