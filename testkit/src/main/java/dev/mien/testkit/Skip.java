package dev.mien.testkit;

import org.junit.jupiter.api.Assumptions;

/** Leaves out the running test on machines where it cannot tell anything, and says so where everybody looks. */
public final class Skip {
    private Skip() {}

    /**
     * Goes on only where the test can tell anything.
     *
     * @param possible whether it can
     * @param reason what is missing, without a capital letter
     */
    public static void unless(boolean possible, String reason) {
        if (!possible) {
            // The console names skipped tests without their reason.
            System.out.println("[INFO] skipped: " + reason);
            Assumptions.abort("skipped: " + reason);
        }
    }
}
