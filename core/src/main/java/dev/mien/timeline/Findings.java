package dev.mien.timeline;

import java.util.ArrayList;
import java.util.List;

/** What has been found and not been given out yet. */
final class Findings {
    private final List<ExpressionEvent> events = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private final List<Cue> cues = new ArrayList<>();

    void add(ExpressionEvent event) {
        events.add(event);
    }

    void add(Signal signal) {
        signals.add(signal);
    }

    void add(Cue cue) {
        cues.add(cue);
    }

    List<ExpressionEvent> events() {
        return events;
    }

    List<Signal> signals() {
        return signals;
    }

    List<Cue> cues() {
        return cues;
    }

    boolean isEmpty() {
        return events.isEmpty() && signals.isEmpty() && cues.isEmpty();
    }

    void clear() {
        events.clear();
        signals.clear();
        cues.clear();
    }

    void moveTo(Findings other) {
        other.events.addAll(events);
        other.signals.addAll(signals);
        other.cues.addAll(cues);
        clear();
    }
}
