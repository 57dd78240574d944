package dev.mien.stage;

import java.time.Instant;
import java.util.List;

/**
 * What produced a result: version, start, and every stage with its options and model hash.
 *
 * @param version of this library
 * @param started when the run began
 * @param stages in the order in which they ran
 */
public record Provenance(String version, Instant started, List<StageInfo> stages) {
    /**
     * Takes a copy of the list.
     *
     * @param version of this library
     * @param started when the run began
     * @param stages in the order in which they ran
     */
    public Provenance {
        stages = List.copyOf(stages);
    }
}
