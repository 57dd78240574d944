package dev.mien.app.eval;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "eval",
        description = "Measures pipelines and their stages on labelled data.",
        subcommands = {
            EvalExpressionCommand.class,
            EvalDetectionCommand.class,
            EvalLandmarksCommand.class,
            EvalPartsCommand.class,
            EvalGroupsCommand.class,
            EvalLeaderboardCommand.class,
            EvalPoseCommand.class,
            EvalQualityCommand.class,
            EvalScenesCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  mien eval expression --data ferplus-valid.zip --crops",
            "  mien eval detection --data faces.zip --detector haar --detector lbp",
            "  mien eval scenes --data faces.zip --scenes scenes.zip --limit 1000"
        })
public final class EvalCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** What came first before tasks were words of their own. */
    @Option(
            names = {"--task", "--data", "--in-scenes"},
            hidden = true,
            arity = "0")
    void withoutTask(boolean given) {
        if (given) {
            run();
        }
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "say first what to measure: expression, detection, landmarks, parts, groups, leaderboard, pose, quality or scenes; such as"
                        + " 'mien eval detection --data PATH'");
    }
}
