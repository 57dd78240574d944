package dev.mien.stage;

import java.time.Instant;
import java.util.List;

/** What produced a result: version, start, and every stage with its options and model hash. */
public record Provenance(String version, Instant started, List<StageInfo> stages) {
    public Provenance {
        stages = List.copyOf(stages);
    }
}
