package dev.mien.train.svm;

/** Told how training goes. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody. */
    Progress NONE = (phase, done, of, objective) -> {};

    /**
     * After each step.
     *
     * @param phase such as "solve" or "refine"
     * @param done steps done
     * @param of steps at most
     * @param objective the value that training makes small
     */
    void step(String phase, int done, int of, double objective);
}
