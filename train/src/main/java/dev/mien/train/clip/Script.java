package dev.mien.train.clip;

import dev.mien.face.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What one person does in the course of a clip: expressions one after the other, neutral in between, and blinks. */
final class Script {
    /** Long enough for a person's own neutral to be learned. */
    private static final double QUIET_START = 2;

    private final List<TruthEvent> events = new ArrayList<>();
    private final NavigableMap<Double, TruthEvent> expressions = new TreeMap<>();
    private final NavigableMap<Double, TruthEvent> blinks = new TreeMap<>();

    /**
     * @param shown what the person may show
     */
    Script(int person, double seconds, List<Expression> shown, RandomGenerator random) {
        double time = QUIET_START + random.nextDouble(1);
        while (true) {
            double apex = time + random.nextDouble(0.2, 0.6);
            double release = apex + random.nextDouble(0.6, 2);
            double offset = release + random.nextDouble(0.3, 0.8);
            if (offset >= seconds) {
                break;
            }
            Expression expression = shown.get(random.nextInt(shown.size()));
            double strength = random.nextDouble(0.4, 1);
            add(expressions, new TruthEvent(person, Optional.of(expression), time, apex, release, offset, strength));
            time = offset + random.nextDouble(0.8, 2);
        }
        time = random.nextDouble(1, 3);
        while (time + 0.4 < seconds) {
            double apex = time + 0.1;
            double release = apex + random.nextDouble(0.04, 0.1);
            add(blinks, new TruthEvent(person, Optional.empty(), time, apex, release, release + 0.14, 1));
            time += random.nextDouble(2, 5);
        }
        events.sort((a, b) -> Double.compare(a.onset(), b.onset()));
    }

    private void add(NavigableMap<Double, TruthEvent> kind, TruthEvent event) {
        events.add(event);
        kind.put(event.onset(), event);
    }

    List<TruthEvent> events() {
        return events;
    }

    /** The expression going on at a time, if any. */
    Optional<TruthEvent> expression(double time) {
        return Optional.ofNullable(expressions.floorEntry(time)).map(Map.Entry::getValue);
    }

    /** How far the eyes are closed, 0 to 1. */
    double eyesClosed(double time) {
        Map.Entry<Double, TruthEvent> blink = blinks.floorEntry(time);
        return blink == null ? 0 : blink.getValue().weight(time);
    }
}
