package dev.mien.eval.compare.report;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the items with the largest values of many, and no more than asked for; among equals the earlier. */
final class Strongest<T> {
    private record Entry<T>(double value, int order, T item) {}

    private static final Comparator<Entry<?>> WEAKEST_FIRST =
            Comparator.<Entry<?>>comparingDouble(Entry::value).thenComparing(Entry::order, Comparator.reverseOrder());

    private final int most;
    private final PriorityQueue<Entry<T>> kept = new PriorityQueue<>(WEAKEST_FIRST);
    private int offered;

    /** @param most how many to keep, at least 1 */
    Strongest(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("expected to list at least 1, got " + most);
        }
        this.most = most;
    }

    interface Making<T, X extends Exception> {
        T make() throws X;
    }

    /** @param item made only if it is to be kept, for now */
    <X extends Exception> void offer(double value, Making<T, X> item) throws X {
        int order = offered++;
        if (kept.size() == most) {
            if (value <= kept.element().value()) {
                return;
            }
            kept.remove();
        }
        kept.add(new Entry<>(value, order, item.make()));
    }

    /** How many there were in all. */
    int offered() {
        return offered;
    }

    int kept() {
        return kept.size();
    }

    /** Those kept, largest value first. */
    List<T> inOrder() {
        return kept.stream().sorted(WEAKEST_FIRST.reversed()).map(Entry::item).toList();
    }
}
