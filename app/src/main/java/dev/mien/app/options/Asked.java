package dev.mien.app.options;

import dev.mien.pipeline.Pipeline;
import dev.mien.pipeline.PipelineSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the user asked for of a pipeline, in the words of {@link PipelineSpec}. */
public final class Asked {
    private final Map<String, String> asked = new LinkedHashMap<>();

    /** Asks for something more; null asks for nothing. */
    public Asked with(String key, @Nullable Object value) {
        if (value != null) {
            asked.put(key, value.toString());
        }
        return this;
    }

    /** All of it, in words. */
    public PipelineSpec spec() {
        return PipelineSpec.of(asked);
    }

    /** The pipeline with all of it put into it. */
    public Pipeline recipe() {
        return spec().recipe();
    }
}
