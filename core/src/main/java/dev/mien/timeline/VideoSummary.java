package dev.mien.timeline;

import dev.mien.stage.Provenance;
import java.time.Duration;
import java.util.List;

/**
 * A whole video, or what has been read of it.
 *
 * @param source what the user calls it
 * @param width of its frames in pixels
 * @param height of its frames in pixels
 * @param from time of the first frame read
 * @param to time of the last
 * @param frames how many were read
 * @param people everybody, in the order of their numbers
 * @param briefSightings tracks that were no person, as {@link Presence} has it
 * @param crowd counts by interval
 * @param interval length of those
 * @param minGroup least number of people that an interval's expressions are given for
 * @param faults what was wrong with the video, a line each
 * @param provenance what read it, from the detector to the events
 */
public record VideoSummary(
        String source,
        int width,
        int height,
        Duration from,
        Duration to,
        long frames,
        List<PersonSummary> people,
        int briefSightings,
        List<CrowdInterval> crowd,
        Duration interval,
        int minGroup,
        List<String> faults,
        Provenance provenance) {
    /**
     * Takes copies of the lists.
     *
     * @param source what the user calls it
     * @param width of its frames in pixels
     * @param height of its frames in pixels
     * @param from time of the first frame read
     * @param to time of the last
     * @param frames how many were read
     * @param people everybody, in the order of their numbers
     * @param briefSightings tracks that were no person, as {@link Presence} has it
     * @param crowd counts by interval
     * @param interval length of those
     * @param minGroup least number of people that an interval's expressions are given for
     * @param faults what was wrong with the video, a line each
     * @param provenance what read it, from the detector to the events
     */
    public VideoSummary {
        people = List.copyOf(people);
        crowd = List.copyOf(crowd);
        faults = List.copyOf(faults);
    }

    /**
     * {@return the same with other faults, such as those of a copy that was made on the way}
     *
     * @param others each one line for the user
     */
    public VideoSummary withFaults(List<String> others) {
        return new VideoSummary(
                source,
                width,
                height,
                from,
                to,
                frames,
                people,
                briefSightings,
                crowd,
                interval,
                minGroup,
                others,
                provenance);
    }
}
