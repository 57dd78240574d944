package dev.mien.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "90, 90000",
        "12.5s, 12500",
        "250ms, 250",
        "2m, 120000",
        "1h, 3600000",
        "1:30, 90000",
        "0:00.5, 500",
        "01:02:03.25, 3723250",
        "90:00, 5400000"
    })
    void whatPeopleWriteIsUnderstood(String text, long millis) {
        assertThat(Times.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "x", "1:2:3:4", "1:", "5d", "1e3", "NaN", " 3", "1,5"})
    void theRestIsRefusedByItsName(String text) {
        assertThatThrownBy(() -> Times.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'" + text + "'", "12.5s", "1:30");
    }
}
