package dev.mien.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.app.Cli;
import org.junit.jupiter.api.Test;

class WarmUpCommandTest {
    @Test
    void itReadsPicturesAndServesOneAndLeavesNothing() {
        Cli.Run run = Cli.mien("warm-up", Cli.sample("anger.png"));
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aPictureIsNeeded() {
        assertThat(Cli.mien("warm-up").exit()).isEqualTo(2);
    }
}
