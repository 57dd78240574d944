package dev.mien.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.model.ModelException;
import org.junit.jupiter.api.Test;

class PipelinesTest {
    @Test
    void anUnknownNameListsTheKnown() {
        assertThat(Pipelines.names()).contains("classic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pipelines.get("clasic"))
                .withMessage("unknown pipeline 'clasic'; known: " + String.join(", ", Pipelines.names()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FaceAnalyzer.of("clasic"))
                .withMessageContaining("known: classic");
    }

    @Test
    void stagesCanBeExchanged() {
        Pipeline other = Pipelines.get("classic")
                .withName("mine")
                .withDetector("lbp")
                .withAligner("box")
                .withModel("my-model");
        assertThat(other).isEqualTo(new Pipeline("mine", "lbp", "box", "my-model"));
    }

    @Test
    void faultyPartsAreNamed() {
        Pipeline classic = Pipelines.get("classic");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classic.withDetector("har").build())
                .withMessageContaining("'har'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classic.withAligner("nose").build())
                .withMessageContaining("'nose'");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> classic.withModel("none-such").build())
                .withMessageContaining("'none-such'");
    }

    @Test
    void theVersionComesFromTheBuild() {
        assertThat(Version.current()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
