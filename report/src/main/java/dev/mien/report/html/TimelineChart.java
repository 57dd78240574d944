package dev.mien.report.html;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import dev.mien.face.ValenceArousal;
import dev.mien.report.Decimals;
import dev.mien.report.Words;
import dev.mien.timeline.Blink;
import dev.mien.timeline.CrowdInterval;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.LookingAway;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.VideoSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Curves over a video's time as SVG, all on the same scale of time. */
final class TimelineChart {
    private static final int WIDTH = 1000;
    private static final int LANE = 64;
    private static final int UNSURE = 7;
    private static final int LINES = 44;
    private static final int SIGNALS = 12;
    private static final int CROWD = 90;
    /** Intervals that a curve is drawn with; more would not be seen. */
    private static final int MOST_POINTS = 600;

    private final double from;
    private final double span;

    TimelineChart(Duration from, Duration to) {
        this.from = seconds(from);
        this.span = Math.max(0.04, seconds(to) - this.from);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private double x(Duration time) {
        return Math.max(0, Math.min(1, (seconds(time) - from) / span)) * WIDTH;
    }

    /** Probabilities stacked to a full band, in the order of expressions. */
    Html lane(PersonSummary person) {
        List<Html> layers = new ArrayList<>();
        for (List<PersonSummary.CurvePoint> run : runs(person)) {
            double[] below = new double[run.size()];
            for (Map.Entry<Expression, double[]> layer :
                    tops(run, Expressions.listed(person.mean().labels())).entrySet()) {
                String label = layer.getKey().label();
                layers.add(Html.of(
                        "<path class=\"%s\" d=\"%s\"><title>%s</title></path>",
                        HtmlFace.colour(label), area(run, below, layer.getValue(), person.step()), label));
                below = layer.getValue();
            }
            run.stream()
                    .filter(point -> point.unsure() >= 0.5)
                    .forEach(point -> layers.add(unsure(point, person.step())));
        }
        return chart(LANE, "Person " + person.track() + ": expressions over time", layers);
    }

    /** A strip along the upper edge of the band. */
    private Html unsure(PersonSummary.CurvePoint point, Duration step) {
        double left = x(point.time());
        return bar(HtmlFace.colour("unsure"), left, 0, x(point.time().plus(step)) - left, UNSURE, "unsure");
    }

    /** A mark with its name for each event that has a number; a link to the event's row. */
    Html marks(PersonSummary person, Map<ExpressionEvent, Integer> numbers) {
        return Html.of(
                "<div class=\"marks\">%s</div>",
                Html.all(person.events().stream()
                        .filter(numbers::containsKey)
                        .map(event -> mark(event, numbers.getOrDefault(event, 0)))
                        .toList()));
    }

    private Html mark(ExpressionEvent event, int number) {
        String label = event.label();
        return Html.of(
                """
                <a href="#e%d" data-event="%d" class="%s" style="left:%.2f%%;width:%.2f%%" \
                title="%s, %s to %s, strength %s">%s</a>""",
                number,
                number,
                HtmlFace.colour(event.expression().label()),
                x(event.onset()) * 100 / WIDTH,
                (x(event.offset()) - x(event.onset())) * 100 / WIDTH,
                label,
                Words.clockToTenths(event.onset()),
                Words.clockToTenths(event.offset()),
                Decimals.percent(event.strength()),
                label);
    }

    /** A tick for each blink, a bar for each time of looking away; nothing for nobody. */
    Html signals(PersonSummary person) {
        if (person.signals().isEmpty()) {
            return Html.NONE;
        }
        List<Html> bars = person.signals().stream()
                .map(signal -> {
                    boolean blink = signal instanceof Blink;
                    double left = x(signal.onset());
                    double width = Math.max(blink ? 2 : 4, x(signal.offset()) - left);
                    String title = Words.clockToTenths(signal.onset())
                            + (signal instanceof LookingAway away
                                    ? " to " + Words.clockToTenths(away.offset()) + ": looking away, at most "
                                            + Math.round(away.angle()) + "°"
                                    : ": blink");
                    return bar(blink ? "blink" : "away", left, blink ? 0 : SIGNALS / 2, width, SIGNALS / 2, title);
                })
                .toList();
        return Html.of(
                "<div class=\"signals\">%s</div>",
                chart(SIGNALS, "Person " + person.track() + ": blinks and looking away over time", bars));
    }

    /** Valence and arousal, -1 to 1. */
    Html lines(PersonSummary person) {
        List<Html> lines = new ArrayList<>();
        lines.add(
                Html.of("<line class=\"zero\" x1=\"0\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>", WIDTH, LINES / 2, LINES / 2));
        for (List<PersonSummary.CurvePoint> run : runs(person)) {
            lines.add(line("valence", run, ValenceArousal::valence));
            lines.add(line("arousal", run, ValenceArousal::arousal));
        }
        return chart(LINES, "Person " + person.track() + ": valence and arousal over time", lines);
    }

    private Html line(String name, List<PersonSummary.CurvePoint> run, ToDoubleFunction<ValenceArousal> value) {
        StringBuilder points = new StringBuilder();
        for (PersonSummary.CurvePoint point : run) {
            point.derived()
                    .ifPresent(at -> points.append(String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            x(point.time()),
                            LINES / 2.0 * (1 - 0.94 * value.applyAsDouble(at)))));
        }
        return Html.of("<polyline class=\"%s\" points=\"%s\"><title>%s</title></polyline>", name, points, name);
    }

    /** Faces a frame by interval, in the shares of their expressions where the group was large enough. */
    Html crowd(VideoSummary video) {
        double most = Math.max(
                1,
                video.crowd().stream()
                        .mapToDouble(CrowdInterval::meanFaces)
                        .max()
                        .orElse(1));
        List<Html> bars = new ArrayList<>();
        for (CrowdInterval interval : video.crowd()) {
            double left = x(interval.start());
            double width = Math.max(0.5, x(interval.start().plus(video.interval())) - left - 1);
            double height = CROWD * interval.meanFaces() / most;
            String title = String.format(
                    Locale.ROOT,
                    "from %s: %.1f faces a frame, %d people%s",
                    Words.clockToTenths(interval.start()),
                    interval.meanFaces(),
                    interval.people(),
                    interval.expressions().isPresent() ? "" : ", expressions withheld");
            Map<Expression, Double> shares = new LinkedHashMap<>();
            interval.expressions()
                    .ifPresent(scores ->
                            scores.probabilities().forEach((expression, p) -> shares.put(expression, (double) p)));
            double bottom = CROWD;
            if (shares.isEmpty()) {
                bars.add(bar("withheld", left, bottom - height, width, height, title));
            }
            for (Map.Entry<Expression, Double> share : shares.entrySet()) {
                double part = height * share.getValue();
                bottom -= part;
                bars.add(bar(HtmlFace.colour(share.getKey().label()), left, bottom, width, part, title));
            }
        }
        return chart(CROWD, "Faces by interval", bars);
    }

    private static Html bar(String style, double x, double y, double width, double height, String title) {
        return Html.of("""
                <rect class="%s" x="%.2f" y="%.2f" width="%.2f" height="%.2f"><title>%s</title></rect>""", style, x, y, width, height, title);
    }

    /** The scale of time, in steps that people count in. */
    Html axis() {
        double[] steps = {0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200};
        double step = steps[steps.length - 1];
        for (int i = steps.length - 1; i >= 0 && span / steps[i] <= 9; i--) {
            step = steps[i];
        }
        List<Html> ticks = new ArrayList<>();
        for (double time = Math.ceil(from / step) * step; time <= from + span; time += step) {
            ticks.add(Html.of("<span style=\"left:%.2f%%\">%s</span>", (time - from) / span * 100, clock(time, step)));
        }
        return Html.of("<div class=\"axis\" aria-hidden=\"true\">%s</div>", Html.all(ticks));
    }

    private static String clock(double seconds, double step) {
        return step < 1
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : Words.clock(Duration.ofSeconds(Math.round(seconds)));
    }

    private static Html chart(int height, String name, List<Html> content) {
        return Html.of("""
                <svg viewBox="0 0 %d %d" preserveAspectRatio="none" role="img" aria-label="%s">%s</svg>""", WIDTH, height, name, Html.all(content));
    }

    /** The curve, thinned to what can be seen, in pieces wherever the person was away. */
    private static List<List<PersonSummary.CurvePoint>> runs(PersonSummary person) {
        List<List<PersonSummary.CurvePoint>> runs = new ArrayList<>();
        int every = (person.curve().size() + MOST_POINTS - 1) / MOST_POINTS;
        Duration gap = person.step().multipliedBy(every + 1L);
        Duration before = null;
        for (int i = 0; i < person.curve().size(); i += every) {
            PersonSummary.CurvePoint point = person.curve().get(i);
            if (before == null || point.time().minus(before).compareTo(gap) > 0) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(point);
            before = point.time();
        }
        return runs;
    }

    /** Upper edge of each expression's layer, 0 to 1. */
    private static Map<Expression, double[]> tops(List<PersonSummary.CurvePoint> run, List<Expression> labels) {
        Map<Expression, double[]> tops = new LinkedHashMap<>();
        double[] sum = new double[run.size()];
        for (Expression expression : labels) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += run.get(i).probabilities().getOrDefault(expression, 0.0);
            }
            tops.put(expression, sum.clone());
        }
        return tops;
    }

    private String area(List<PersonSummary.CurvePoint> run, double[] below, double[] above, Duration step) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < above.length; i++) {
            path.append(i == 0 ? "M" : "L").append(point(run.get(i).time(), above[i]));
        }
        // the last interval has its width too
        Duration end = run.get(run.size() - 1).time().plus(step);
        path.append("L").append(point(end, above[above.length - 1]));
        path.append("L").append(point(end, below[below.length - 1]));
        for (int i = below.length - 1; i >= 0; i--) {
            path.append("L").append(point(run.get(i).time(), below[i]));
        }
        return path.append("Z").toString();
    }

    private String point(Duration time, double share) {
        return String.format(Locale.ROOT, "%.1f %.1f", x(time), LANE * (1 - share));
    }
}
