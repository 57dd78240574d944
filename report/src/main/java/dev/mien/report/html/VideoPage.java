package dev.mien.report.html;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import dev.mien.report.Decimals;
import dev.mien.report.Words;
import dev.mien.report.paint.EventPictures;
import dev.mien.report.paint.Portraits;
import dev.mien.stage.Provenance;
import dev.mien.timeline.CrowdInterval;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.LookingAway;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * One self-contained HTML page over a video: a lane for each person with expression over time, valence and arousal, events
 * that open their frame, the crowd, a table, and what produced it. The page loads nothing from anywhere.
 */
public final class VideoPage {
    private static final Html SCRIPT = Html.resource(VideoPage.class, "video.js");
    private static final Html STYLE = Html.resource(VideoPage.class, "video.css");
    private static final Html VIEWER = Html.of("""
            <dialog id="viewer" aria-label="Event"><form method="dialog"><button>Close</button></form>\
            <img alt=""><p></p></dialog>
            """);
    private static final Html DERIVED = Html.of("""
            <span class="key valence">valence</span> <span class="key arousal">arousal</span>""");
    private static final Html SIGNALS = Html.of("""
            <span class="key blink">blink</span> <span class="key away">looking away</span>\s""");
    /** Lanes drawn; of a crowd of hundreds those seen longest. */
    private static final int MOST_LANES = 60;
    /** Events listed; of more the strongest. */
    private static final int MOST_EVENTS = 500;

    private final VideoSummary video;
    private final EventPictures pictures;
    private final Portraits portraits;
    private final TimelineChart chart;
    private final List<PersonSummary> shown;
    /** The numbers of the events that are listed, in the order of their onset. */
    private final Map<ExpressionEvent, Integer> listed = new LinkedHashMap<>();

    private VideoPage(VideoSummary video, EventPictures pictures, Portraits portraits) {
        this.portraits = portraits;
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

    /**
     * Writes the page; it appears under its name only when it is complete.
     *
     * @param file the page; one that is there is replaced
     * @param video what was seen over time
     * @param pictures of its events
     * @param portraits of its people
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, VideoSummary video, EventPictures pictures, Portraits portraits)
            throws IOException {
        VideoPage page = new VideoPage(video, pictures, portraits);
        Provenance provenance = video.provenance();
        PageFile.at(file).write(parts -> {
            parts.add(HtmlFrame.top(name(video.source()), provenance, page.labels(), STYLE, SCRIPT));
            parts.add(Html.of("<p class=\"note\">%s</p>\n", video.source()));
            parts.add(page.tiles());
            parts.add(page.lanes());
            parts.add(page.crowd());
            parts.add(page.people());
            parts.add(page.events());
            parts.add(page.faults());
            parts.add(HtmlFrame.provenance("How this was made", provenance));
            parts.add(HtmlFrame.bottom(VIEWER, SCRIPT));
        });
    }

    /** Without its folders; addresses as they are. */
    private static String name(String source) {
        Path file = source.contains("://") ? null : Path.of(source).getFileName();
        return file == null ? source : file.toString();
    }

    private Html tiles() {
        long events = video.people().stream()
                .mapToLong(person -> person.events().size())
                .sum();
        return Html.of(
                """
                <section aria-label="Totals"><dl class="tiles video">%s%s%s%s%s%s</dl></section>
                """,
                HtmlFrame.tile("Length", Words.clockToTenths(video.to().minus(video.from()))),
                HtmlFrame.tile("People", HtmlFrame.grouped(video.people().size())),
                video.briefSightings() == 0
                        ? Html.NONE
                        : HtmlFrame.tile("Brief sightings", HtmlFrame.grouped(video.briefSightings())),
                HtmlFrame.tile("Events", HtmlFrame.grouped((int) events)),
                HtmlFrame.tile("Frames", HtmlFrame.grouped((int) video.frames())),
                HtmlFrame.tile("Size", video.width() + " × " + video.height()));
    }

    /** Those of everybody's distributions. */
    private List<Expression> labels() {
        return Expressions.listed(video.people().stream()
                .flatMap(person -> person.mean().labels().stream())
                .distinct()
                .toList());
    }

    /** Whether valence and arousal are known of anybody. */
    private boolean isDerived() {
        return shown.stream()
                .flatMap(person -> person.curve().stream())
                .anyMatch(point -> point.derived().isPresent());
    }

    private boolean isSignalled() {
        return shown.stream().anyMatch(person -> !person.signals().isEmpty());
    }

    private Html lanes() {
        return Html.of(
                """
                <main id="pictures" tabindex="-1"><h2>Who showed what, when</h2>
                %s</main>
                """,
                shown.isEmpty()
                        ? Html.of("<p>Nobody was seen for long enough to be followed.</p>")
                        : lanesOfThoseShown());
    }

    private Html lanesOfThoseShown() {
        return Html.of(
                """
                <p class="legend">%s%s%s</p>
                <div class="lanes">%s%s</div>%s\
                <p class="note">Bands: smoothed probabilities, with a grey edge where there is no answer. Marks below a band: events, from half of their strength to half; \
                choose one to see its frame.%s%s</p>""",
                Html.all(Stream.concat(labels().stream().map(Expression::label), Stream.of("unsure"))
                        .map(label -> Html.of("%s ", HtmlFace.chip(label)))
                        .toList()),
                isSignalled() ? SIGNALS : Html.NONE,
                isDerived() ? DERIVED : Html.NONE,
                chart.axis(),
                Html.all(shown.stream().map(this::lane).toList()),
                shown.size() == video.people().size()
                        ? Html.NONE
                        : Html.of(
                                "<p>The %d people seen longest of %d.</p>",
                                shown.size(), video.people().size()),
                isSignalled()
                        ? Html.of(
                                " Ticks and bars below them: blinks, and times in which the head was turned from the camera by"
                                        + " more than %d°, until less than %d°, for %s s or longer; what lay there nobody knows.",
                                LookingAway.FROM_ANGLE, LookingAway.TO_ANGLE, LookingAway.LEAST.toMillis() / 1000.0)
                        : Html.NONE,
                isDerived() ? Html.of(" Lines: valence and arousal, −1 to 1.") : Html.NONE);
    }

    private Html lane(PersonSummary person) {
        return Html.of(
                """
                <section class="lane"><h3>%sPerson %d</h3>%s%s%s%s</section>
                """,
                portrait(person),
                person.track(),
                chart.lane(person),
                chart.marks(person, listed),
                chart.signals(person),
                isDerived() ? chart.lines(person) : Html.NONE);
    }

    private Html portrait(PersonSummary person) {
        return portraits
                .of(person.track())
                .map(data -> Html.of("<img class=\"portrait\" alt=\"Person %d\" src=\"%s\">", person.track(), data))
                .orElse(Html.NONE);
    }

    private Html crowd() {
        return video.crowd().stream()
                        .noneMatch(interval -> interval.expressions().isPresent())
                ? Html.NONE
                : Html.of(
                        """
                        <section class="block"><h2>The crowd, every %s s</h2>
                        <div class="lanes">%s%s</div><p class="note">Height: faces a frame, on average; the highest %.1f. \
                        Colours: shares of expressions, withheld (grey) for fewer than %d people.</p></section>
                        """,
                        Decimals.seconds(video.interval()).stripTrailingZeros().toPlainString(),
                        chart.axis(),
                        chart.crowd(video),
                        video.crowd().stream()
                                .mapToDouble(CrowdInterval::meanFaces)
                                .max()
                                .orElse(0),
                        video.minGroup());
    }

    private Html people() {
        return video.people().isEmpty()
                ? Html.NONE
                : Html.of(
                        """
                <section class="block"><h2>People</h2>
                <table><thead><tr><th scope="col">Person</th><th scope="col">From</th><th scope="col">To</th>\
                <th scope="col">Frames</th><th scope="col">Showed, share of the time</th><th scope="col">Events</th>\
                <th scope="col">Blinks a minute</th><th scope="col">Eyes closed (PERCLOS)</th>\
                <th scope="col">Mouth opening</th><th scope="col">Looking away</th></tr></thead>
                <tbody>
                %s</tbody></table>
                <p class="note">Blinks, closed eyes, mouth opening and looking away are signals from the landmarks, not diagnoses.</p>
                </section>
                """,
                        Html.all(video.people().stream().map(VideoPage::row).toList()));
    }

    private static Html row(PersonSummary person) {
        PersonSummary.Eyes eyes = person.eyes();
        return Html.of(
                "<tr><th scope=\"row\">%d</th>%s%s%s%s%s%s%s%s%s</tr>\n",
                person.track(),
                cell("from", Words.clockToTenths(person.first())),
                cell("to", Words.clockToTenths(person.last())),
                cell("frames", HtmlFrame.grouped(person.sightings())),
                cell("showed", showed(person)),
                cell("events", HtmlFrame.grouped(person.events().size())),
                cell("blinks a minute", number(eyes.blinksPerMinute(), "%.1f", 1)),
                cell("eyes closed", number(eyes.perclos(), "%.0f %%", 100)),
                cell("mouth open", number(eyes.meanMouthOpening(), "%.2f", 1)),
                cell("looking away", away(person)));
    }

    private static Html showed(PersonSummary person) {
        double all =
                person.dwell().values().stream().mapToLong(Duration::toNanos).sum();
        return Html.all(person.dwell().entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .filter(entry -> entry.getValue().toNanos() >= 0.01 * all && all > 0)
                .map(entry -> Html.of(
                        "<span class=\"chip %s\">%s %s</span> ",
                        HtmlFace.colour(entry.getKey()),
                        entry.getKey(),
                        Decimals.percent(entry.getValue().toNanos() / all)))
                .toList());
    }

    private static String away(PersonSummary person) {
        int times = person.lookingAway().size();
        return person.away()
                .map(away -> times == 0
                        ? "never"
                        : String.format(
                                Locale.ROOT,
                                "%s, %.1f s",
                                times == 1 ? "once" : times + " times",
                                away.toNanos() / 1e9))
                .orElse("–");
    }

    private static String number(OptionalDouble value, String format, double factor) {
        return value.isPresent() ? String.format(Locale.ROOT, format, factor * value.getAsDouble()) : "–";
    }

    private Html events() {
        List<Html> rows = new ArrayList<>();
        listed.forEach((event, number) -> rows.add(row(event, number)));
        return rows.isEmpty() ? Html.NONE : Html.of("""
                        <section class="block"><h2>Events</h2>
                        <table class="events"><thead><tr><th scope="col">Frame</th><th scope="col">Person</th>\
                        <th scope="col">Expression</th><th scope="col">Onset</th><th scope="col">Apex</th>\
                        <th scope="col">Offset</th><th scope="col">Strength</th></tr></thead>
                        <tbody>
                        %s</tbody></table>
                        <p class="note">Onset and offset: where the smoothed probability passes half of the apex. \
                        Possible: the apex is lower than an answer needs.</p>
                        </section>
                        """, Html.all(rows));
    }

    private Html row(ExpressionEvent event, int number) {
        return Html.of(
                "<tr id=\"e%d\"><td>%s</td>%s%s%s%s%s%s</tr>\n",
                number,
                pictures.of(event).map(data -> picture(event, number, data)).orElse(Html.NONE),
                cell("person", event.track()),
                cell("expression", chip(event)),
                cell("onset", Words.clockToTenths(event.onset())),
                cell("apex", Words.clockToTenths(event.apex())),
                cell("offset", Words.clockToTenths(event.offset())),
                cell("strength", Decimals.percent(event.strength())));
    }

    private static Html chip(ExpressionEvent event) {
        return Html.of(
                "<span class=\"chip %s\">%s</span>",
                HtmlFace.colour(event.expression().label()), event.label());
    }

    private static Html picture(ExpressionEvent event, int number, String data) {
        return Html.of("""
                <button type="button" class="thumb" data-event="%d"><img loading="lazy" alt="Person %d at the apex" src="%s">\
                </button>""", number, event.track(), data);
    }

    private static Html cell(String name, Object content) {
        return Html.of("<td data-th=\"%s\">%s</td>", name, content);
    }

    private Html faults() {
        return video.faults().isEmpty()
                ? Html.NONE
                : Html.of(
                        """
                        <section class="failures"><h2>What was wrong with the video</h2><ul>
                        %s</ul></section>
                        """,
                        Html.all(video.faults().stream()
                                .map(fault -> Html.of("<li>%s</li>\n", fault))
                                .toList()));
    }
}
