package dev.mien.feature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One part of a specification, {@code name} or {@code name:key=value,key=value}, taken apart. */
record Spec(String name, Map<String, String> options) {
    Spec {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    static Spec parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Spec(text.strip(), Map.of());
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : text.substring(colon + 1).split(",", -1)) {
            int equals = option.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(
                        "cannot read \"" + text + "\": expected name:key=value,key=value, got \"" + option + "\"");
            }
            String key = option.substring(0, equals).strip();
            if (options.put(key, option.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("cannot read \"" + text + "\": option " + key + " is given twice");
            }
        }
        return new Spec(text.substring(0, colon).strip(), options);
    }
}
