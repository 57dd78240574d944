package dev.mien.eval.expression;

import static dev.mien.face.Expression.HAPPINESS;
import static dev.mien.face.Expression.NEUTRAL;
import static dev.mien.face.Expression.SADNESS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.eval.Outcomes;
import dev.mien.eval.figure.ExpressionRun;
import dev.mien.eval.figure.PairedTest;
import dev.mien.face.Expression;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionTableTest {
    @Test
    void pipelinesStandSideBySide() {
        List<Expression> labels = List.of(NEUTRAL, HAPPINESS, SADNESS);
        ExpressionRun run = Outcomes.run("classic", ExpressionReportTest.EIGHT);
        ExpressionReport report = ExpressionReport.of(run, labels, labels);
        ExpressionEvaluation result = new ExpressionEvaluation(
                "faces.zip",
                "by hand",
                labels,
                List.of(report, ExpressionReport.of(Outcomes.run("b", ExpressionReportTest.EIGHT), labels, labels)),
                List.of(PairedTest.of("classic", "b", 8, 3, 1)),
                List.of("x: broken"));
        assertThat(result.table()).isEqualTo("""
                faces.zip: labelled pictures 8
                labels: by hand

                                                  classic                 b
                accuracy, all pictures             50.0 %            50.0 %
                  95 % interval          21.5 % to 78.5 %  21.5 % to 78.5 %
                coverage                           75.0 %            75.0 %
                accuracy, faces found              66.7 %            66.7 %
                missed                                  2                 2
                macro F1                            0.556             0.556
                calibration error (ECE)             0.277             0.277
                negative log likelihood             0.380             0.380
                Brier score                         0.249             0.249
                accuracy, surest 95 %              50.0 %            50.0 %
                accuracy, surest 90 %              57.1 %            57.1 %
                accuracy, surest 80 %              66.7 %            66.7 %
                accuracy, surest 70 %              66.7 %            66.7 %
                accuracy, surest 60 %              80.0 %            80.0 %
                accuracy, surest 50 %             100.0 %           100.0 %
                pictures per second                     4                 4
                  threads                               3                 3

                F1 (precision, recall)  pictures               classic                     b
                neutral                        3  0.500 (1.000, 0.333)  0.500 (1.000, 0.333)
                happiness                      2  0.667 (0.500, 1.000)  0.667 (0.500, 1.000)
                sadness                        3  0.500 (1.000, 0.333)  0.500 (1.000, 0.333)

                classic against b: +25.0 points [-26.4, +66.4]; only the first right 3, only the second 1; McNemar mid-p 0.3750

                A missed face is an error, and so is an answer the data has no label for. Macro F1 is over the expressions that occur.
                Pictures that could not be read and count as missed: 1
                """);
    }
}
