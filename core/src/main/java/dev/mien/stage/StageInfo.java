package dev.mien.stage;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What ran: enough to run it again.
 *
 * @param stage which step of the line
 * @param name the name the stage is chosen by
 * @param options option names and values in effect
 * @param model id and SHA-256 of the model, or empty if the stage has none
 */
public record StageInfo(StageKind stage, String name, Map<String, String> options, String model) {
    /**
     * Takes a copy of the options, sorted by name.
     *
     * @param stage which step of the line
     * @param name the name the stage is chosen by
     * @param options option names and values in effect
     * @param model id and SHA-256 of the model, or empty if the stage has none
     */
    public StageInfo {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
    }
}
