package dev.mien.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.AlignedFace;
import dev.mien.face.Box;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import dev.mien.face.HeadPose;
import dev.mien.face.Quality;
import dev.mien.face.Readings;
import dev.mien.face.Track;
import dev.mien.face.Verdict;
import dev.mien.follow.FollowedFrame;
import dev.mien.image.Image;
import dev.mien.report.paint.EventPictures;
import dev.mien.report.paint.Portraits;
import dev.mien.testkit.Samples;
import dev.mien.timeline.Crowd;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.Step;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.Timeline;
import dev.mien.timeline.TimelineOptions;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A video of two minutes with six people, made up. */
class VideoPageTest {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int FRAMES = 1200;
    private static final String EVIL = "<script>alert(1)</script>\"'& \u202e.mp4";

    private static final List<ExpressionEvent> EVENTS = new ArrayList<>();
    private static final EventPictures PICTURES = new EventPictures();
    private static final Portraits PORTRAITS = new Portraits();
    private static List<PersonSummary> people = List.of();
    private static String page = "";

    @BeforeAll
    static void write(@TempDir Path folder) throws IOException {
        TimelineOptions options =
                new TimelineOptions(0.15, 0.5, Optional.empty(), new Crowd.Options(Duration.ofSeconds(10), 4));
        Timeline timeline = new Timeline(options, true, 0.45f);
        Image picture = Samples.grey(WIDTH, HEIGHT);
        for (int i = 0; i < FRAMES; i++) {
            Step step = timeline.add(frame(i));
            PICTURES.frame(step.now().orElseThrow(), () -> picture);
            PORTRAITS.frame(step.now().orElseThrow(), () -> picture);
            take(step);
        }
        take(timeline.finish());
        people = timeline.people();
        VideoSummary video = new VideoSummary(
                EVIL,
                WIDTH,
                HEIGHT,
                Duration.ZERO,
                time(FRAMES - 1),
                FRAMES,
                people,
                timeline.briefSightings(),
                timeline.crowd(),
                options.crowd().interval(),
                options.crowd().minGroup(),
                List.of("frame 7 <b>is broken</b>, left out"),
                Samples.provenance());
        Path file = folder.resolve("video.html");
        VideoPage.write(file, video, PICTURES, PORTRAITS);
        page = Files.readString(file);
        assertThat(folder.toFile().list()).as("nothing else is left").containsExactly("video.html");
    }

    private static void take(Step step) throws IOException {
        for (TimedFrame settled : step.settled()) {
            PICTURES.settled(settled);
        }
        step.ended().forEach(PICTURES::event);
        EVENTS.addAll(step.ended());
    }

    @Test
    void saysWhatItIsAndWhatMadeIt() {
        assertThat(page)
                .contains("Mien reports the apparent expression, never what a person feels.")
                .contains("article 5(1)(f)", "Mien 1.2.3", "<code>neighbours=4</code>", "classic sha256:abc");
    }

    @Test
    void hasALaneForEveryPersonAndAMarkAndARowForEveryEvent() {
        assertThat(people).hasSize(6);
        assertThat(EVENTS).hasSizeGreaterThan(15);
        assertThat(count("<section class=\"lane\"")).isEqualTo(6);
        assertThat(count("<a href=\"#e")).isEqualTo(EVENTS.size());
        assertThat(count("<tr id=\"e")).isEqualTo(EVENTS.size());
        assertThat(page).contains("<dt>People</dt><dd>6</dd>", "<dt>Events</dt><dd>" + EVENTS.size() + "</dd>");
    }

    @Test
    void expressionsAreNamedAndNotOnlyColoured() {
        for (Expression expression : Expression.FERPLUS) {
            assertThat(page).contains("<span class=\"chip c-" + expression.label() + "\">" + expression.label());
        }
        assertThat(page).contains(">happiness</a>");
    }

    @Test
    void aCrowdSmallerThanAGroupIsWithheld() {
        assertThat(page).contains("expressions withheld", "class=\"withheld\"", "fewer than 4 people");
    }

    @Test
    void eventsHaveTheirPictures() {
        assertThat(EVENTS).allSatisfy(event -> assertThat(PICTURES.of(event)).isPresent());
        assertThat(count("src=\"data:image/jpeg;base64,")).isEqualTo(EVENTS.size() + people.size());
        assertThat(count("class=\"portrait\"")).isEqualTo(people.size());
    }

    @Test
    void textFromOutsideCannotBecomeMarkupAndNothingIsLoaded() {
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;")
                .contains("frame 7 &lt;b&gt;is broken&lt;/b&gt;, left out")
                .doesNotContain("<script>alert", "<b>is broken", "\u202e")
                .doesNotContainPattern(Pattern.compile("(src|href)=\"(?!data:|#)"))
                .doesNotContain("@import", "url(", "//www", "NaN", "null");
    }

    @Test
    void aVideoWithoutAnybodyIsAPageToo(@TempDir Path folder) throws IOException {
        VideoSummary empty = new VideoSummary(
                "empty.mp4",
                WIDTH,
                HEIGHT,
                Duration.ZERO,
                Duration.ZERO,
                0,
                List.of(),
                0,
                List.of(),
                Duration.ofSeconds(10),
                5,
                List.of(),
                Samples.provenance());
        Path file = folder.resolve("empty.html");
        VideoPage.write(file, empty, new EventPictures(), new Portraits());
        assertThat(Files.readString(file))
                .contains("Nobody was seen for long enough")
                .doesNotContain("NaN");
    }

    @Test
    void blinksAndLookingAwayAreMarkedCountedAndExplained() {
        assertThat(count("<rect class=\"blink\""))
                .isEqualTo(people.stream()
                        .mapToInt(person -> person.eyes().blinks())
                        .sum())
                .isGreaterThan(50);
        assertThat(count("<rect class=\"away\"")).isEqualTo(1);
        assertThat(page)
                .contains(": looking away, at most 48°</title>", "once, 5.0 s", "never")
                .contains("by more than 30°, until less than 20°, for 0.5 s or longer");
    }

    private static int count(String part) {
        return page.split(Pattern.quote(part), -1).length - 1;
    }

    private static Duration time(int index) {
        return Duration.ofMillis(100L * index);
    }

    /** Person n comes after 12 (n - 1) seconds, stays for a minute and shows one expression after the other. */
    private static FollowedFrame frame(int index) {
        List<FaceResult> faces = new ArrayList<>();
        List<Track> tracks = new ArrayList<>();
        for (int person = 1; person <= 6; person++) {
            int since = index - 120 * (person - 1);
            if (since < 0 || since > 600) {
                continue;
            }
            Expression shown = Samples.ALL.get(1 + (since / 150 + person) % 7);
            double wave = Math.pow(Math.max(0, Math.sin(2 * Math.PI * since / 150.0)), 2);
            double yaw = person == 2 && since >= 100 && since < 150 ? -48 : 0;
            FaceResult face = face(100 * person - 60, shown, 0.05 + 0.9 * wave, since % 40 < 2 ? 0.05 : 0.3, yaw);
            tracks.add(new Track(person, face.face(), OptionalInt.of(faces.size()), time(index - since), time(index)));
            faces.add(face);
        }
        return new FollowedFrame(new FrameResult(index, time(index), WIDTH, HEIGHT, faces), tracks, true);
    }

    private static FaceResult face(int left, Expression shown, double probability, double eyes, double yaw) {
        Map<Expression, Float> scores = new LinkedHashMap<>();
        Expression.FERPLUS.forEach(other -> scores.put(other, (float) ((1 - probability) * 0.02)));
        scores.merge(Expression.NEUTRAL, (float) ((1 - probability) * 0.84), Float::sum);
        scores.merge(shown, (float) probability, Float::sum);
        ExpressionScores all = new ExpressionScores(scores);
        return new FaceResult(
                new Face(new Box(left, 120, 80, 90), 0.9f, List.of()),
                AlignedFace.Basis.BOX,
                new Quality(80, 1, 100, 0, List.of()),
                new Readings(all, Verdict.of(all, 0.45f))
                        .withGeometry(Optional.of(new FaceGeometry(new HeadPose(yaw, 0, 0), eyes, eyes, 0.1))));
    }
}
