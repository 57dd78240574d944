package dev.mien.stage;

/** The steps of both lines, a face's and a video's. Results name them by {@link #toString()}. */
public enum StageKind {
    DETECT("detect"),
    LOCATE("landmarks"),
    ALIGN("align"),
    FEATURE("feature"),
    CLASSIFY("classify"),
    QUALITY("quality"),
    SCHEDULE("schedule"),
    TRACK("track"),
    BASELINE("baseline"),
    SMOOTH("smooth"),
    EVENTS("events"),
    CROWD("crowd");

    private final String word;

    StageKind(String word) {
        this.word = word;
    }

    /** The word that records and pages use, such as "detect". */
    @Override
    public String toString() {
        return word;
    }
}
