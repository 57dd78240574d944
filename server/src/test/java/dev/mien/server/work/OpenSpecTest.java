package dev.mien.server.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.pipeline.PipelineSpec;
import dev.mien.server.policy.Policy;
import dev.mien.server.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenSpecTest {
    @TempDir
    private Path folder;

    private Policy policy(String readings) throws IOException {
        return PolicyFile.read(Files.writeString(
                folder.resolve("policy.json"),
                "{\"purpose\": {\"area\": \"art\", \"text\": \"a\"}, \"legal_basis\": \"b\", \"jurisdiction\": \"EU\","
                        + " \"readings\": [" + readings + "]}"));
    }

    private static PipelineSpec of(String gate, Policy policy) {
        return OpenSpec.of(PipelineSpec.of(Map.of()), Map.of("gate", gate), policy);
    }

    /** Asked for one limit after the other, the gate would tell an angle to the degree. */
    @Test
    void noLimitTellsWhatIsNotRead() throws IOException {
        Policy closed = policy("\"expressions\"");
        for (String gate : new String[] {"gate:maxYaw=12", "gate:minSize=30,maxPitch=3"}) {
            assertThatThrownBy(() -> of(gate, closed))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("would tell the pose");
            assertThat(of(gate, policy("\"pose\"")).gate()).isEqualTo(gate);
        }
        assertThatThrownBy(() -> of("gate:maxCovered=0.9", closed)).hasMessageContaining("of the mouth");
        assertThat(of("gate:maxCovered=0.9", policy("\"mouth\"")).gate()).isNotEmpty();
        for (String gate : new String[] {"none", "gate", "gate:minSize=30"}) {
            assertThat(of(gate, closed).gate()).isEqualTo(gate);
        }
    }
}
