package dev.mien.server.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.pipeline.PipelineSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnalyzersTest {
    private static PipelineSpec fast(String word, String value) {
        return PipelineSpec.of(Map.of("pipeline", "fast", word, value));
    }

    /** Strangers may ask for any, and each would load networks anew. */
    @Test
    void thresholdsShareTheirNetworks() throws Exception {
        try (Analyzers analyzers = new Analyzers(1);
                Analyzers.Lease low = analyzers.lease(fast("threshold", "0.25"));
                Analyzers.Lease high = analyzers.lease(fast("threshold", "0.75"));
                Analyzers.Lease usual = analyzers.lease(PipelineSpec.of(Map.of("pipeline", "fast")));
                Analyzers.Lease other = analyzers.lease(fast("minSize", "30"))) {
            assertThat(low.analyzer().judge().threshold()).isEqualTo(0.25f);
            assertThat(high.analyzer().judge().threshold()).isEqualTo(0.75f);
            assertThat(usual.analyzer().judge().threshold()).isNotIn(0.25f, 0.75f);
            assertThat(high.analyzer().reader())
                    .isSameAs(low.analyzer().reader())
                    .isSameAs(usual.analyzer().reader())
                    .isNotSameAs(other.analyzer().reader());
        }
    }
}
