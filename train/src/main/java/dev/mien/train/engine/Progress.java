package dev.mien.train.engine;

/** Told how a training goes, in the training thread. */
public interface Progress {
    /** Tells nobody. */
    Progress NONE = new Progress() {
        @Override
        public void step(String phase, int done, int of) {}

        @Override
        public void epoch(String summary) {}
    };

    /**
     * After each step.
     *
     * @param phase such as "teacher" or "train"
     * @param done steps done, those of an earlier run included
     * @param of steps in all
     */
    void step(String phase, int done, int of);

    /**
     * One line on the epoch that ended.
     *
     * @param summary for people
     */
    void epoch(String summary);

    /** {@return whether the user wants the training to stop; asked after each step} */
    default boolean stopped() {
        return false;
    }
}
