package dev.mien.server.jobs;

import dev.mien.server.store.Job;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What is being worked on: a video, and streams beside it. Shared by threads. */
final class Running {
    private final Map<String, JobRun> runs = new HashMap<>();

    synchronized void add(JobRun run) {
        runs.put(run.job().id(), run);
    }

    synchronized void remove(JobRun run) {
        runs.remove(run.job().id());
    }

    synchronized JobProgress progress(Job job, long received) {
        return Optional.ofNullable(runs.get(job.id()))
                .map(run -> run.progress(received))
                .orElseGet(() -> new JobProgress(received, 0, Duration.ZERO, Optional.empty()));
    }

    /** Ends a job soon, if it is under way. */
    synchronized void stop(Job job) {
        Optional.ofNullable(runs.get(job.id())).ifPresent(JobRun::stop);
    }

    synchronized void stopAll() {
        runs.values().forEach(JobRun::stop);
    }
}
