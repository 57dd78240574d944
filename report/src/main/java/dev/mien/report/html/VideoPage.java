package dev.mien.report.html;

import dev.mien.face.Expression;
import dev.mien.report.Decimals;
import dev.mien.report.PageFile;
import dev.mien.report.paint.EventPictures;
import dev.mien.stage.Provenance;
import dev.mien.timeline.CrowdInterval;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One self-contained HTML page over a video: a lane for each person with expression over time, valence and arousal, events
 * that open their frame, the crowd, a table, and what produced it. The page loads nothing from anywhere.
 */
public final class VideoPage {
    private static final String SCRIPT = HtmlFrame.resource("video.js");
    private static final String STYLE = HtmlFrame.resource("video.css");
    /** Lanes drawn; of a crowd of hundreds those seen longest. */
    private static final int MOST_LANES = 60;
    /** Events listed; of more the strongest. */
    private static final int MOST_EVENTS = 500;

    private final VideoSummary video;
    private final EventPictures pictures;
    private final TimelineChart chart;
    private final List<PersonSummary> shown;
    /** The numbers of the events that are listed, in the order of their onset. */
    private final Map<ExpressionEvent, Integer> listed = new LinkedHashMap<>();

    private VideoPage(VideoSummary video, EventPictures pictures) {
        this.video = video;
        this.pictures = pictures;
        this.chart = new TimelineChart(video.from(), video.to());
        this.shown = video.people().stream()
                .sorted(Comparator.comparingInt(PersonSummary::sightings).reversed())
                .limit(MOST_LANES)
                .sorted(Comparator.comparingLong(PersonSummary::track))
                .toList();
        video.people().stream()
                .flatMap(person -> person.events().stream())
                .sorted(Comparator.comparingDouble(ExpressionEvent::strength).reversed())
                .limit(MOST_EVENTS)
                .sorted(Comparator.comparing(ExpressionEvent::onset).thenComparing(ExpressionEvent::track))
                .forEach(event -> listed.put(event, listed.size() + 1));
    }

    /** Writes the page; it appears under its name only when it is complete. */
    public static void write(Path file, VideoSummary video, EventPictures pictures) throws IOException {
        VideoPage page = new VideoPage(video, pictures);
        Provenance provenance = video.provenance();
        PageFile.at(file).write(parts -> {
            parts.text(HtmlFrame.top(name(video.source()), provenance.version(), provenance.started(), STYLE, SCRIPT));
            parts.text("<p class=\"note\">" + Html.escape(video.source()) + "</p>\n");
            parts.text(page.tiles());
            parts.text(page.lanes());
            parts.text(page.crowd());
            parts.text(page.people());
            parts.text(page.events());
            parts.text(page.faults());
            parts.text(HtmlFrame.provenance("How this was made", provenance));
            parts.text(HtmlFrame.bottom("""
                    <dialog id="viewer" aria-label="Event"><form method="dialog"><button>Close</button></form>\
                    <img alt=""><p></p></dialog>
                    """, SCRIPT));
        });
    }

    /** Without its folders; addresses as they are. */
    private static String name(String source) {
        Path file = source.contains("://") ? null : Path.of(source).getFileName();
        return file == null ? source : file.toString();
    }

    private String tiles() {
        long events = video.people().stream()
                .mapToLong(person -> person.events().size())
                .sum();
        return "<section aria-label=\"Totals\"><dl class=\"tiles video\">"
                + tile("Length", TimelineChart.clockToTenths(video.to().minus(video.from())))
                + tile("People", HtmlFrame.grouped(video.people().size()))
                + tile("Events", HtmlFrame.grouped((int) events))
                + tile("Frames", HtmlFrame.grouped((int) video.frames()))
                + tile("Size", video.width() + " × " + video.height())
                + "</dl></section>\n";
    }

    private static String tile(String name, String value) {
        return "<div><dt>" + name + "</dt><dd>" + value + "</dd></div>";
    }

    private String lanes() {
        StringBuilder html =
                new StringBuilder("<main id=\"pictures\" tabindex=\"-1\"><h2>Who showed what, when</h2>\n");
        if (shown.isEmpty()) {
            return html.append("<p>Nobody was seen for long enough to be followed.</p></main>\n")
                    .toString();
        }
        html.append("<p class=\"legend\">");
        for (Expression expression : Expression.values()) {
            html.append("<span class=\"chip c-" + expression.label() + "\">" + expression.label() + "</span> ");
        }
        html.append("<span class=\"key valence\">valence</span> <span class=\"key arousal\">arousal</span></p>\n");
        html.append("<div class=\"lanes\">").append(chart.axis());
        for (PersonSummary person : shown) {
            html.append("<section class=\"lane\"><h3>Person " + person.track() + "</h3>")
                    .append(chart.lane(person))
                    .append(chart.marks(person, listed))
                    .append(chart.lines(person))
                    .append("</section>\n");
        }
        html.append("</div>");
        if (shown.size() < video.people().size()) {
            html.append("<p>The " + shown.size() + " people seen longest of "
                    + video.people().size() + ".</p>");
        }
        return html.append(
                        "<p class=\"note\">Bands: smoothed probabilities. Marks below a band: events, from half of their"
                                + " strength to half; choose one to see its frame. Lines: valence and"
                                + " arousal, −1 to 1.</p></main>\n")
                .toString();
    }

    private String crowd() {
        if (video.crowd().isEmpty()) {
            return "";
        }
        double most = video.crowd().stream()
                .mapToDouble(CrowdInterval::meanFaces)
                .max()
                .orElse(0);
        return "<section class=\"block\"><h2>The crowd, every "
                + Decimals.seconds(video.interval()).stripTrailingZeros().toPlainString() + " s</h2>\n"
                + "<div class=\"lanes\">" + chart.axis() + chart.crowd(video)
                + "</div><p class=\"note\">Height: faces a frame,"
                + " on average; the highest " + String.format(Locale.ROOT, "%.1f", most)
                + ". Colours: shares of expressions, withheld (grey) for fewer than " + video.minGroup()
                + " people.</p></section>\n";
    }

    private String people() {
        StringBuilder rows = new StringBuilder();
        for (PersonSummary person : video.people()) {
            PersonSummary.Eyes eyes = person.eyes();
            rows.append("<tr><th scope=\"row\">" + person.track() + "</th>")
                    .append(cell("from", TimelineChart.clockToTenths(person.first())))
                    .append(cell("to", TimelineChart.clockToTenths(person.last())))
                    .append(cell("frames", HtmlFrame.grouped(person.sightings())))
                    .append(cell("showed", showed(person)))
                    .append(cell("events", HtmlFrame.grouped(person.events().size())))
                    .append(cell("blinks a minute", number(eyes.blinksPerMinute(), "%.1f", 1)))
                    .append(cell("eyes closed", number(eyes.perclos(), "%.0f %%", 100)))
                    .append(cell("mouth open", number(eyes.meanMouthOpening(), "%.2f", 1)))
                    .append("</tr>\n");
        }
        return """
                <section class="block"><h2>People</h2>
                <table><thead><tr><th scope="col">Person</th><th scope="col">From</th><th scope="col">To</th>\
                <th scope="col">Frames</th><th scope="col">Showed, share of the time</th><th scope="col">Events</th>\
                <th scope="col">Blinks a minute</th><th scope="col">Eyes closed (PERCLOS)</th>\
                <th scope="col">Mouth opening</th></tr></thead>
                <tbody>
                %s</tbody></table>
                <p class="note">Blinks, closed eyes and mouth opening are signals from the landmarks, not diagnoses.</p>
                </section>
                """.formatted(rows);
    }

    private static String showed(PersonSummary person) {
        double all =
                person.dwell().values().stream().mapToLong(Duration::toNanos).sum();
        StringBuilder chips = new StringBuilder();
        person.dwell().entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue().reversed())
                .filter(entry -> entry.getValue().toNanos() >= 0.01 * all && all > 0)
                .forEach(entry -> chips.append("<span class=\"chip c-" + entry.getKey() + "\">" + entry.getKey() + " ")
                        .append(Decimals.percent(entry.getValue().toNanos() / all) + "</span> "));
        return chips.toString();
    }

    private static String number(OptionalDouble value, String format, double factor) {
        return value.isPresent() ? String.format(Locale.ROOT, format, factor * value.getAsDouble()) : "–";
    }

    private String events() {
        StringBuilder rows = new StringBuilder();
        listed.forEach((event, number) -> rows.append(row(event, number)));
        return rows.isEmpty() ? "" : """
                <section class="block"><h2>Events</h2>
                <table class="events"><thead><tr><th scope="col">Frame</th><th scope="col">Person</th>\
                <th scope="col">Expression</th><th scope="col">Onset</th><th scope="col">Apex</th><th scope="col">Offset</th>\
                <th scope="col">Strength</th></tr></thead>
                <tbody>
                %s</tbody></table>
                <p class="note">Onset and offset: where the smoothed probability passes half of the apex. Times in seconds.</p>
                </section>
                """.formatted(rows);
    }

    private String row(ExpressionEvent event, int number) {
        String label = event.expression().label();
        String picture = pictures.of(event)
                .map(data -> "<button type=\"button\" class=\"thumb\" data-event=\"" + number
                        + "\"><img loading=\"lazy\" alt=\"Person " + event.track() + " at the apex\" src=\"" + data
                        + "\"></button>")
                .orElse("");
        return "<tr id=\"e" + number + "\"><td>" + picture + "</td>"
                + cell("person", Long.toString(event.track()))
                + cell("expression", "<span class=\"chip c-" + label + "\">" + label + "</span>")
                + cell("onset", Decimals.seconds(event.onset()).toPlainString())
                + cell("apex", Decimals.seconds(event.apex()).toPlainString())
                + cell("offset", Decimals.seconds(event.offset()).toPlainString())
                + cell("strength", Decimals.percent(event.strength()))
                + "</tr>\n";
    }

    private static String cell(String name, String content) {
        return "<td data-th=\"" + name + "\">" + content + "</td>";
    }

    private String faults() {
        if (video.faults().isEmpty()) {
            return "";
        }
        StringBuilder list =
                new StringBuilder("<section class=\"failures\"><h2>What was wrong with the video</h2><ul>\n");
        video.faults().forEach(fault -> list.append("<li>" + Html.escape(fault) + "</li>\n"));
        return list.append("</ul></section>\n").toString();
    }
}
