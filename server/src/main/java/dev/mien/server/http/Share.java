package dev.mien.server.http;

import dev.mien.server.key.Caller;
import dev.mien.server.key.Callers;
import dev.mien.server.work.Gate;
import java.util.HashMap;
import java.util.Map;

/** Places, of which no key has more than half where there are several, so that one cannot keep the others out. */
final class Share {
    private static final int RETRY_SECONDS = 2;

    private final String what;
    private final int each;
    private final Map<String, Integer> taken = new HashMap<>();

    /**
     * @param what messages call those in their places, such as "uploads"
     * @param places for all together
     */
    Share(String what, int places, Callers callers) {
        this.what = what;
        each = callers.number() > 1 ? Math.max(1, places / 2) : Integer.MAX_VALUE;
    }

    /** Takes a place of the caller's share, to be given back once. */
    synchronized Gate.Pass take(Caller caller) {
        check(caller);
        taken.merge(caller.name(), 1, Integer::sum);
        return () -> giveBack(caller);
    }

    /** Refuses a caller that has its share. */
    synchronized void check(Caller caller) {
        if (taken.getOrDefault(caller.name(), 0) >= each) {
            throw ProblemException.retry(
                    Problem.TOO_MANY_REQUESTS,
                    "this key has its share of " + what + ", " + each + " at once; wait for one to end",
                    RETRY_SECONDS);
        }
    }

    private synchronized void giveBack(Caller caller) {
        taken.computeIfPresent(caller.name(), (name, number) -> number == 1 ? null : number - 1);
    }
}
