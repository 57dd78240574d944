package dev.mien.benchmarks;

import dev.mien.face.Expression;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.train.clip.ClipOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How well people and their expressions are told apart over time on made clips of two persons who cross: events of at least
 * half strength missed, told of where there is none, and how far off their onset and offset are, from files and live; how often
 * a person's number changes.
 */
public final class VideoTruth {
    private static final double STRENGTH = 0.5;
    /** Seconds by which an event may be off without a line of its own. */
    private static final double FAR = 0.4;

    private VideoTruth() {}

    /**
     * @param args the folder of the sample pictures, seconds of each clip, how many seeds, trackers joined by +, the most
     *     frames from one search to the next joined by +, and sets of expressions, joined by + within a set
     */
    public static void main(String[] args) throws IOException {
        Path samples = Path.of(args[0]);
        double seconds = Double.parseDouble(args[1]);
        int seeds = Integer.parseInt(args[2]);
        List<String> details = new ArrayList<>();
        line(
                "| shown | tracker | every | searched | events | missed | false | onset error, median | 90 %% | offset error,"
                        + " median | 90 %% | live: missed | onset late by | offset late by | crossings | numbers changed |"
                        + " numbers, persons |");
        line("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        try (FaceAnalyzer analyzer = FaceAnalyzer.of("accurate")) {
            for (String shown : List.of(args).subList(5, args.length)) {
                List<Expression> expressions = List.of(shown.split("\\+")).stream()
                        .map(Expression::parse)
                        .toList();
                for (String tracker : args[3].split("\\+")) {
                    for (String every : args[4].split("\\+")) {
                        List<TruthRun> runs = new ArrayList<>();
                        for (int seed = 1; seed <= seeds; seed++) {
                            ClipOptions options = new ClipOptions(640, 360, 25, seconds, 2, false, expressions, seed);
                            TruthRun run = new TruthRun(analyzer, samples, options, tracker, Integer.parseInt(every));
                            runs.add(run);
                            details(shown + ", " + tracker + ", every " + every + ", seed " + seed, run, details);
                        }
                        row(shown, tracker, every, runs);
                    }
                }
            }
        }
        details.forEach(detail -> line("%s", detail));
    }

    private static void row(String shown, String tracker, String every, List<TruthRun> runs) {
        List<Match> all = matches(runs, false);
        List<Match> found =
                all.stream().filter(match -> match.found().isPresent()).toList();
        List<Match> live = matches(runs, true);
        List<Match> foundLive =
                live.stream().filter(match -> match.found().isPresent()).toList();
        line(
                "| %s | %s | %s | %.0f %% | %d | %d | %d | %.0f ms | %.0f ms | %.0f ms | %.0f ms | %d | %.0f ms | %.0f ms |"
                        + " %d | %d | %d, %d |",
                shown,
                tracker,
                every,
                100
                        * runs.stream()
                                .mapToDouble(TruthRun::searchedShare)
                                .average()
                                .orElseThrow(),
                all.size(),
                all.size() - found.size(),
                runs.stream().mapToInt(run -> run.falseEvents().size()).sum(),
                quantile(found, 0.5, match -> Math.abs(match.onsetError())),
                quantile(found, 0.9, match -> Math.abs(match.onsetError())),
                quantile(found, 0.5, match -> Math.abs(match.offsetError())),
                quantile(found, 0.9, match -> Math.abs(match.offsetError())),
                live.size() - foundLive.size(),
                quantile(foundLive, 0.5, Match::onsetError),
                quantile(foundLive, 0.5, Match::offsetError),
                runs.stream().mapToInt(TruthRun::crossings).sum(),
                runs.stream().mapToInt(TruthRun::switches).sum(),
                runs.stream().mapToLong(TruthRun::tracks).sum(),
                runs.stream().mapToInt(run -> run.sights().size()).sum());
    }

    private static List<Match> matches(List<TruthRun> runs, boolean live) {
        return runs.stream()
                .flatMap(run -> run.matches(STRENGTH, live).stream())
                .toList();
    }

    /** In milliseconds; not a number where there is none. */
    private static double quantile(List<Match> matches, double share, ToDoubleFunction<Match> seconds) {
        double[] sorted = matches.stream().mapToDouble(seconds).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : 1e3 * sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
    }

    private static void details(String run, TruthRun of, List<String> lines) {
        for (Match match : of.matches(STRENGTH, false)) {
            if (match.found().isEmpty()) {
                lines.add(run + ": missed " + match.event());
            } else if (Math.abs(match.onsetError()) > FAR || Math.abs(match.offsetError()) > FAR) {
                lines.add(run + ": far off " + match);
            }
        }
        for (ExpressionEvent event : of.falseEvents()) {
            lines.add(run + ": false " + event);
        }
        of.sights().forEach((person, seen) -> {
            if (seen.size() > 1) {
                lines.add(run + ": person " + person + " had " + seen);
            }
        });
    }

    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
