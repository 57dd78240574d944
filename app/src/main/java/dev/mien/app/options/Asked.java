package dev.mien.app.options;

import dev.mien.model.ModelException;
import dev.mien.pipeline.FaceAnalyzer;
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

    /** The pipeline with all of it put into it. */
    public Pipeline recipe() {
        return PipelineSpec.of(asked).recipe();
    }

    /** The analyzer of that pipeline, to be closed by the caller. */
    public FaceAnalyzer build() throws ModelException {
        return PipelineSpec.of(asked).build();
    }
}
