package dev.mien.server.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a job is.
 *
 * @param received bytes of the video that have come
 * @param frames that were read
 * @param time of the last one from the start
 * @param duration of the video, if it says so
 */
public record JobProgress(long received, long frames, Duration time, Optional<Duration> duration) {}
