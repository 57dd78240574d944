package dev.mien.report;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the items with the largest values of many, and no more than asked for; among equals the earlier. */
public final class Strongest<T> {
    private record Entry<T>(double value, int order, T item) {}

    private static final Comparator<Entry<?>> WEAKEST_FIRST =
            Comparator.<Entry<?>>comparingDouble(Entry::value).thenComparing(Entry::order, Comparator.reverseOrder());

    private final int most;
    private final PriorityQueue<Entry<T>> kept = new PriorityQueue<>(WEAKEST_FIRST);
    private int offered;

    /** @param most how many to keep, at least 1 */
    public Strongest(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("expected to list at least 1, got " + most);
        }
        this.most = most;
    }

    public interface Making<T, X extends Exception> {
        T make() throws X;
    }

    /** @param item made only if it is to be kept, for now */
    public <X extends Exception> void offer(double value, Making<T, X> item) throws X {
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
    public int offered() {
        return offered;
    }

    public int kept() {
        return kept.size();
    }

    /** Those kept, largest value first. */
    public List<T> inOrder() {
        return kept.stream().sorted(WEAKEST_FIRST.reversed()).map(Entry::item).toList();
    }
}
