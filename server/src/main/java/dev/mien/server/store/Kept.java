package dev.mien.server.store;

import java.time.Instant;

/**
 * A result that is kept. The store knows no more of it than whose it is.
 *
 * @param id random, 32 hexadecimal digits
 * @param owner name of the key that it came with
 * @param subject what stands for whoever it is about
 * @param session what stands for its session
 * @param created when it was made
 * @param content encrypted
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing
public record Kept(String id, String owner, String subject, String session, Instant created, byte[] content) {}
