package dev.mien.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageSpecTest {
    public record Options(double step, int count) {
        public Options {
            if (count < 0) {
                throw new IllegalArgumentException("count must not be negative");
            }
        }
    }

    private static final Options DEFAULTS = new Options(1.5, 3);

    @Test
    void aNameAloneKeepsTheDefaults() {
        StageSpec spec = StageSpec.parse("thing");
        assertThat(spec.name()).isEqualTo("thing");
        assertThat(spec.over(DEFAULTS)).isEqualTo(DEFAULTS);
    }

    @Test
    void givenOptionsReplaceTheDefaults() {
        assertThat(StageSpec.parse("thing:count=7").over(DEFAULTS)).isEqualTo(new Options(1.5, 7));
        assertThat(StageSpec.parse("thing: count = 7, step=2").over(DEFAULTS)).isEqualTo(new Options(2, 7));
    }

    @Test
    void optionsAsTextAreReadBack() {
        assertThat(StageSpec.textOf(DEFAULTS)).isEqualTo(Map.of("step", "1.5", "count", "3"));
        assertThat(new StageSpec("thing", StageSpec.textOf(DEFAULTS)).over(new Options(0, 0)))
                .isEqualTo(DEFAULTS);
    }

    @Test
    void anOptionCanBeSetAndTheTextIsReadBack() {
        assertThat(StageSpec.parse("thing").text()).isEqualTo("thing");
        assertThat(StageSpec.parse("thing").with("count", "7").text()).isEqualTo("thing:count=7");
        assertThat(StageSpec.parse("thing:count=7,step=2").with("count", "8").text())
                .isEqualTo("thing:count=8,step=2");
        assertThat(StageSpec.ofNumbers("thing", Map.of("count", 7.0)).over(DEFAULTS))
                .isEqualTo(new Options(1.5, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thing:            | expected name:key=value",
                "thing:count       | expected name:key=value",
                "thing:count=1,    | expected name:key=value",
                "thing:count=1,count=2 | every key once",
                "thing:size=1      | unknown option 'size' of thing; known: step, count",
                "thing:count=1.5   | thing: option count must be a whole number, got '1.5'",
                "thing:step=wide   | thing: option step must be a number, got 'wide'",
                "thing:count=-1    | thing: count must not be negative",
            })
    void faultsAreNamed(String text, String message) {
        assertThatThrownBy(() -> StageSpec.parse(text).over(DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
