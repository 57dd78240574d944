package dev.mien.report;

import dev.mien.timeline.CrowdInterval;
import dev.mien.timeline.PersonSummary;
import java.time.Duration;
import java.util.List;

/**
 * A whole video.
 *
 * @param source what the user calls it
 * @param width of its frames in pixels
 * @param height of its frames in pixels
 * @param from time of the first frame read
 * @param to time of the last
 * @param frames how many were read
 * @param people everybody, in the order of their numbers
 * @param crowd counts by interval
 * @param interval length of those
 * @param minGroup least number of people that an interval's expressions are given for
 * @param faults what was wrong with the video, a line each
 */
public record VideoSummary(
        String source,
        int width,
        int height,
        Duration from,
        Duration to,
        long frames,
        List<PersonSummary> people,
        List<CrowdInterval> crowd,
        Duration interval,
        int minGroup,
        List<String> faults) {
    public VideoSummary {
        people = List.copyOf(people);
        crowd = List.copyOf(crowd);
        faults = List.copyOf(faults);
    }
}
