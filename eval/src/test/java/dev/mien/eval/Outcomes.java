package dev.mien.eval;

import dev.mien.eval.figure.ExpressionRun;
import dev.mien.eval.figure.Outcome;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Short ways to write outcomes down. */
public final class Outcomes {
    private Outcomes() {}

    /** The top expression with its probability, the rest of it with a second one. */
    public static ExpressionScores scores(Expression top, double p, Expression second) {
        return ExpressionScores.of(List.of(top, second), new float[] {(float) p, (float) (1 - p)});
    }

    public static Outcome said(Expression truth, Expression top, double p, Expression second) {
        return new Outcome("x", truth, Optional.of(scores(top, p, second)), Optional.empty());
    }

    public static Outcome missed(Expression truth) {
        return new Outcome("x", truth, Optional.empty(), Optional.empty());
    }

    public static Outcome failed(Expression truth, String why) {
        return new Outcome("x", truth, Optional.empty(), Optional.of(why));
    }

    public static ExpressionRun run(String name, List<Outcome> outcomes) {
        return new ExpressionRun(name, outcomes, Duration.ofSeconds(2), 3);
    }
}
