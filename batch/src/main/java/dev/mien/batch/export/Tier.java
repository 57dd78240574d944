package dev.mien.batch.export;

import dev.mien.timeline.Blink;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.VideoSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Spans of one kind on one person, as annotation programs have them: in order of time, none over another.
 *
 * @param name such as "person 1 happiness"
 * @param spans in order of time
 */
record Tier(String name, List<Span> spans) {
    /** In milliseconds, at least one long. */
    record Span(long from, long to, String text) {}

    /** All tiers of a video: of each person when it was there, then each expression that it showed, blinks, looking away. */
    static List<Tier> of(VideoSummary video) {
        List<Tier> tiers = new ArrayList<>();
        for (PersonSummary person : video.people()) {
            String who = "person " + person.track();
            tiers.add(new Tier(who, apart(List.of(span(person.first(), person.last(), "there")))));
            Map<String, List<Span>> kinds = new LinkedHashMap<>();
            for (ExpressionEvent event : person.events()) {
                kinds.computeIfAbsent(event.expression().label(), any -> new ArrayList<>())
                        .add(span(event.onset(), event.offset(), event.label()));
            }
            person.signals().forEach(signal -> {
                String kind = signal instanceof Blink ? "blink" : "looking away";
                kinds.computeIfAbsent(kind, any -> new ArrayList<>()).add(span(signal.onset(), signal.offset(), kind));
            });
            kinds.forEach((kind, spans) -> tiers.add(new Tier(who + " " + kind, apart(spans))));
        }
        return tiers;
    }

    private static Span span(Duration from, Duration to, String text) {
        return new Span(millis(from), Math.max(millis(from) + 1, millis(to)), text);
    }

    /** As results round it. */
    static long millis(Duration time) {
        return Math.round(time.toNanos() / 1e6);
    }

    private static List<Span> apart(List<Span> spans) {
        List<Span> apart = new ArrayList<>();
        long end = 0;
        for (Span span :
                spans.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
            long from = Math.max(end, span.from());
            if (from < span.to()) {
                apart.add(new Span(from, span.to(), span.text()));
                end = span.to();
            }
        }
        return apart;
    }
}
