package dev.mien.server.store;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Jobs and results that outlive the process: what a method has returned from is on the disk. Shared by threads. Each method throws {@link
 * StoreException} if the store cannot be read or written.
 */
public interface Store extends AutoCloseable {
    /**
     * Notes a new job.
     *
     * @param job whose id is not there yet
     */
    void add(Job job);

    /**
     * {@return a job}
     *
     * @param id its id; empty if there is none of it
     */
    Optional<Job> find(String id);

    /**
     * {@return the jobs of an owner, the newest first}
     *
     * @param owner name of the key
     * @param most how many at the most; fewer where they are large
     */
    List<Job> of(String owner, int most);

    /**
     * {@return the jobs of an owner about somebody}
     *
     * @param owner name of the key
     * @param subject as the owner calls it
     */
    List<Job> about(String owner, String subject);

    /**
     * {@return the jobs in a state: those that were begun least often first, of these the oldest}
     *
     * @param state how far they are
     */
    List<Job> in(JobState state);

    /**
     * {@return the open jobs of an owner}
     *
     * @param owner name of the key
     */
    List<Job> open(String owner);

    /**
     * {@return the jobs that nothing was done with since a time: those that ended before it, and those whose upload began before
     * it}
     *
     * @param time the latest that is too early
     */
    List<Job> before(Instant time);

    /**
     * Moves a job on, if it is in one of some states; of several threads one does.
     *
     * @param id of the job
     * @param from states in which it may be
     * @param to its new state
     * @param detail one line on why it failed; else empty
     * @return whether it was moved
     */
    boolean move(String id, Set<JobState> from, JobState to, String detail);

    /**
     * Begins a waiting job and counts that; of several threads one does.
     *
     * @param id of the job
     * @return whether it was waiting
     */
    boolean begin(String id);

    /**
     * Lets a running job wait again as if it had not been begun.
     *
     * @param id of the job
     * @return whether it was running
     */
    boolean giveBack(String id);

    /**
     * Forgets a job, so that it cannot be read back.
     *
     * @param id of the job; one that is not there is forgotten already
     */
    void remove(String id);

    /** {@return all jobs, the oldest first} */
    List<Job> jobs();

    /**
     * {@return results of all owners and their pictures, the oldest first}
     *
     * @param after the last that was given before; empty for the first
     * @param most how many at the most; fewer where they are large
     */
    List<Kept> kept(Optional<Kept> after, int most);

    /**
     * Adds many jobs and results; all or, where that breaks off, none.
     *
     * @param jobs whose ids are not there yet
     * @param results whose ids are not there yet
     */
    void fill(Iterator<Job> jobs, Iterator<Kept> results);

    /** {@return what the store is called, as the folder of its files is; empty if nobody has named it} */
    Optional<String> identity();

    /**
     * Names the store, anew where it has a name.
     *
     * @param id random, 32 hexadecimal digits
     */
    void identify(String id);

    /** By what results are chosen. */
    enum By {
        /** Whom they are about. */
        SUBJECT("subject"),
        /** The session that they were made in. */
        SESSION("session");

        private final String column;

        By(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }
    }

    /**
     * Keeps a result.
     *
     * @param result whose id is not there yet
     */
    void keep(Kept result);

    /**
     * {@return a result or a picture of one}
     *
     * @param owner name of the key
     * @param id of it; empty if there is none
     */
    Optional<Kept> kept(String owner, String id);

    /**
     * {@return results of an owner without their pictures, the oldest first}
     *
     * @param owner name of the key
     * @param by what they are chosen by
     * @param name what stands for the subject or the session
     * @param after the last that was given before; empty for the first
     * @param most how many at the most; fewer where they are large
     */
    List<Kept> kept(String owner, By by, String name, Optional<Kept> after, int most);

    /**
     * {@return how many results there are}
     *
     * @param owner name of the key
     * @param by what they are chosen by
     * @param name what stands for the subject or the session
     */
    long count(String owner, By by, String name);

    /**
     * {@return how many results were made before a time}
     *
     * @param time the latest that is too early
     */
    long countBefore(Instant time);

    /**
     * {@return bytes of all results of an owner and their pictures}
     *
     * @param owner name of the key
     */
    long keptBytes(String owner);

    /**
     * Forgets results and their pictures.
     *
     * @param owner name of the key
     * @param by what they are chosen by
     * @param name what stands for the subject or the session
     * @return how many there were of both
     */
    long forget(String owner, By by, String name);

    /**
     * Forgets results that were made before a time, and their pictures.
     *
     * @param time the latest that is too early
     * @return how many there were of both
     */
    long forgetBefore(Instant time);

    @Override
    void close();
}
