package dev.mien.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonsTest {
    @ParameterizedTest
    @CsvSource({
        "Ann_Lee_12.jpg,Ann_Lee",
        "t_Ann_Lee_50.jpg,Ann_Lee",
        "Ann_Lee_0001.png,Ann_Lee",
        "portrait.jpg,portrait.jpg"
    })
    void whatStandsBeforeTheNumber(String picture, String person) {
        assertThat(Persons.of(picture)).isEqualTo(person);
    }
}
