package dev.mien.stage;

/** The steps of both lines, a face's and a video's. Results name them by {@link #toString()}. */
public enum StageKind {
    /** Faces are found in the frame. */
    DETECT("detect"),
    /** The 68 points of each face are found. */
    LOCATE("landmarks"),
    /** Eyes and mouth of each face are looked at closely. */
    PARTS("parts"),
    /** Each face is cut out in position. */
    ALIGN("align"),
    /** Each crop becomes a feature vector. */
    FEATURE("feature"),
    /** Each vector becomes a distribution over expressions. */
    CLASSIFY("classify"),
    /** Each face is measured, and judged only if it is fit for it. */
    QUALITY("quality"),
    /** A face that is fit is called "unsure" all the same if its likeliest expression is not likely enough. */
    VERDICT("verdict"),
    /** Of a video: in which frames faces are searched for. */
    SCHEDULE("schedule"),
    /** Of a video: which faces of successive frames are the same person. */
    TRACK("track"),
    /** Of a video: expressions are measured against the person's own neutral face. */
    BASELINE("baseline"),
    /** Of a video: distributions are averaged over time. */
    SMOOTH("smooth"),
    /** Of a video: when an expression begins, is strongest and ends. */
    EVENTS("events"),
    /** Of a video: which tracks are people. */
    PEOPLE("people"),
    /** Of a video: how many people there are and what they show together. */
    CROWD("crowd");

    private final String word;

    StageKind(String word) {
        this.word = word;
    }

    /** {@return the word that records and pages use, such as "detect"} */
    @Override
    public String toString() {
        return word;
    }
}
