package dev.mien.dataset;

import dev.mien.base.Require;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A sample of a data set, the same for the same seed. */
final class Draw {
    private Draw() {}

    /** So many of the items in their order, or all if there are not so many. */
    static <T> List<T> of(List<T> items, int limit, long seed) {
        Require.atLeast("limit", limit, 1);
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(seed));
        Set<T> kept = new HashSet<>(shuffled.subList(0, Math.min(limit, shuffled.size())));
        return items.stream().filter(kept::contains).toList();
    }
}
