package dev.mien.benchmarks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Measures several ways in turn, round after round, in one process, so that a busy machine is busy for all of them.
 */
final class Rounds {
    private static final int ROUNDS = 60;

    private final Map<String, double[]> seconds = new LinkedHashMap<>();

    /** @param calls how often each way is called in a round; half as many rounds come before, unmeasured */
    Rounds(Map<String, Runnable> ways, int calls) {
        ways.keySet().forEach(name -> seconds.put(name, new double[ROUNDS]));
        for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
            for (Map.Entry<String, Runnable> way : ways.entrySet()) {
                long start = System.nanoTime();
                for (int call = 0; call < calls; call++) {
                    way.getValue().run();
                }
                if (round >= 0) {
                    of(way.getKey())[round] = (System.nanoTime() - start) / 1e9 / calls;
                }
            }
        }
        seconds.values().forEach(Arrays::sort);
    }

    Iterable<String> ways() {
        return seconds.keySet();
    }

    /** Seconds of a call, of the round in the middle. */
    double median(String way) {
        return of(way)[ROUNDS / 2];
    }

    /** Seconds of a call, of the round that a tenth were faster than. */
    double fastestTenth(String way) {
        return of(way)[ROUNDS / 10];
    }

    private double[] of(String way) {
        return Objects.requireNonNull(seconds.get(way), way);
    }
}
