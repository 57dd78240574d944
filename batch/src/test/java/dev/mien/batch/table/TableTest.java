package dev.mien.batch.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableTest {
    /** A model may have any labels; their probabilities are numbers, and no two columns are called alike. */
    @ParameterizedTest
    @EnumSource
    void labelsThatAreCalledAsColumnsHaveColumnsOfTheirOwn(Table table) {
        List<Expression> labels = Expressions.named(List.of("people", "frames", "face", "sure", "joy"));
        List<Column> columns = table.columns(labels);
        assertThat(columns).extracting(Column::name).doesNotHaveDuplicates();
        assertThat(columns)
                .filteredOn(column -> column.name().endsWith("_label"))
                .allSatisfy(column -> assertThat(column.kind()).isEqualTo(Column.Kind.NUMBER));
    }

    @Test
    void aCountStaysACountBesideALabelOfItsName() {
        List<Column> columns = Table.INTERVALS.columns(Expressions.named(List.of("people", "joy")));
        assertThat(columns)
                .contains(
                        new Column("people", Column.Kind.WHOLE),
                        new Column("people_label", Column.Kind.NUMBER),
                        new Column("joy", Column.Kind.NUMBER));
    }

    @Test
    void onlyTheMarkAtTheBeginningOfAFileIsNoText() throws IOException {
        CsvReader rows = new CsvReader(new StringReader("\ufeff\ufeffa,\ufeffb\n"), "t");
        assertThat(rows.next().orElseThrow()).containsExactly("\ufeffa", "\ufeffb");
    }
}
