package dev.mien.train.clip;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Expression;
import dev.mien.face.Track;
import dev.mien.follow.FollowedFrame;
import dev.mien.testkit.SamplePictures;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.Step;
import dev.mien.timeline.VideoAnalyzer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole line on a made clip: two persons cross and go behind a pillar, stay who they are, and smile when they do. */
class FollowedClipTest {
    private static final ClipOptions CLIP =
            new ClipOptions(640, 360, 12.5, 9, 2, false, 1).withShown(List.of(Expression.HAPPINESS));

    private final List<ExpressionEvent> events = new ArrayList<>();
    private final Map<Integer, Set<Long>> numbers = new TreeMap<>();
    private List<TruthEvent> truth = List.of();
    private double apart;
    private int crossings;
    private int hidden;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void personsKeepTheirNumbersAndTheirEventsHaveTheirTimes(int every) throws IOException {
        read(every);

        assertThat(crossings).isGreaterThanOrEqualTo(2);
        assertThat(hidden).isGreaterThanOrEqualTo(5);
        assertThat(numbers)
                .hasSize(2)
                .allSatisfy((person, seen) -> assertThat(seen).hasSize(1));
        assertThat(numbers.get(1)).isNotEqualTo(numbers.get(2));
        List<TruthEvent> strong = truth.stream()
                .filter(event -> event.expression().isPresent() && event.strength() > 0.7)
                .toList();
        assertThat(strong).hasSizeGreaterThanOrEqualTo(2);
        double[] late = strong.stream().mapToDouble(this::onsetError).sorted().toArray();
        assertThat(late).doesNotContain(Double.POSITIVE_INFINITY);
        assertThat(late[late.length / 2]).isLessThan(0.25);
    }

    /** Of the nearest event told; infinite if none goes on at the same time. */
    private double onsetError(TruthEvent event) {
        double onset = (event.onset() + event.apex()) / 2;
        return events.stream()
                .filter(found -> requireNonNull(numbers.get(event.person())).contains(found.track())
                        && seconds(found.onset()) < event.release()
                        && seconds(found.offset()) > event.apex())
                .mapToDouble(found -> Math.abs(seconds(found.onset()) - onset))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private void read(int every) throws IOException {
        SyntheticClip clip = SyntheticClip.open(SamplePictures.folder(), CLIP);
        truth = clip.events();
        try (VideoAnalyzer video = VideoAnalyzer.of("accurate").every(every).open(clip)) {
            for (Step step : video) {
                events.addAll(step.ended());
                step.now().ifPresent(now -> look(now.frame(), clip.truth()));
            }
        }
    }

    private void look(FollowedFrame frame, List<TruthFace> faces) {
        for (TruthFace face : faces) {
            hidden += face.visible() < 0.3 ? 1 : 0;
            frame.tracks().stream()
                    .filter(track -> face.visible() > 0.6
                            && track.seen().isPresent()
                            && track.face().box().iou(face.box()) > 0.5)
                    .map(Track::id)
                    .forEach(numbers.computeIfAbsent(face.person(), person -> new TreeSet<>())::add);
        }
        double distance =
                faces.get(0).box().center().x() - faces.get(1).box().center().x();
        crossings += distance * apart < 0 ? 1 : 0;
        apart = distance;
    }
}
