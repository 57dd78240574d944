package dev.mien.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.server.policy.Policy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateTest {
    @TempDir
    private Path folder;

    @Test
    void whoeverDoesNotGetInIsToldSoAtOnce() throws Exception {
        Gate gate = new Gate(1, 1);
        Gate.Pass first = gate.enter();
        Gate.Pass second = gate.enter();
        assertThatThrownBy(gate::enter)
                .isInstanceOfSatisfying(
                        BusyException.class,
                        busy -> assertThat(busy.retrySeconds()).isPositive());
        first.close();
        first.close(); // gives nothing back that it has not
        gate.enter().close();
        second.close();
        assertThat(gate.inside()).isZero();
    }

    @Test
    void closingWaitsForThoseInside() throws Exception {
        Gate gate = new Gate(1, 0);
        Gate.Pass inside = gate.enter();
        assertThat(gate.close(Duration.ofMillis(1))).isFalse();
        assertThatThrownBy(gate::enter).hasMessageContaining("being stopped");
        inside.close();
        assertThat(gate.close(Duration.ofMillis(1))).isTrue();
    }

    @Test
    void theSpoolHasAnEnd() throws Exception {
        try (Spool spool = new Spool(folder, 100)) {
            Gate.Pass room = spool.take(60);
            assertThatThrownBy(() -> spool.take(60)).isInstanceOf(BusyException.class);
            room.close();
            spool.take(60).close();
            assertThat(spool.file()).exists();
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void analyzersGoWhenNobodyNeedsThem() throws Exception {
        try (Analyzers analyzers = new Analyzers(1)) {
            Analyzers.Lease fast = analyzers.lease(OpenSpec.of(spec(), Map.of("minSize", "20"), Policy.usual()));
            Analyzers.Lease other = analyzers.lease(OpenSpec.of(spec(), Map.of("minSize", "30"), Policy.usual()));
            assertThat(fast.analyzer()).isNotSameAs(other.analyzer());
            // Pushed out, but whoever has it goes on.
            fast.analyzer().analyze(dev.mien.image.Image.gray(64, 64, new byte[64 * 64]));
            Analyzers.Lease again = analyzers.lease(OpenSpec.of(spec(), Map.of("minSize", "30"), Policy.usual()));
            assertThat(again.analyzer()).isSameAs(other.analyzer());
            fast.close();
            other.close();
            again.close();
        }
    }

    private static dev.mien.pipeline.PipelineSpec spec() {
        return dev.mien.pipeline.PipelineSpec.of(Map.of("pipeline", "fast"));
    }
}
