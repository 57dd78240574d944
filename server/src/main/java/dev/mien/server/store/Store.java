package dev.mien.server.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Jobs that outlive the process: what a method has returned from is on the disk. Shared by threads. Each method throws {@link
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
     * @param most how many at the most
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

    @Override
    void close();
}
