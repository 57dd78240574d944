package dev.mien.timeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers over time in bounded memory: means over intervals that double in length whenever there would be more than
 * {@value #MOST}.
 */
final class BoundedSeries {
    private static final int MOST = 2048;

    /**
     * A mean over an interval.
     *
     * @param time of the interval's start
     * @param count how many went in; 0 where none did
     * @param values their means; zeros where none went in
     */
    public record Point(Duration time, int count, List<Double> values) {
        public Point {
            values = List.copyOf(values);
        }
    }

    private long step;
    private @Nullable Duration origin;
    private List<double[]> sums = new ArrayList<>();
    private List<Integer> counts = new ArrayList<>();

    /**
     * @param step length of an interval at first
     */
    public BoundedSeries(Duration step) {
        this.step = step.toNanos();
    }

    /**
     * @param time not before the first
     * @param values as many as the first time
     */
    public void add(Duration time, double[] values) {
        int index = index(time);
        while (index >= MOST) {
            halve();
            index = index(time);
        }
        while (sums.size() <= index) {
            sums.add(new double[values.length]);
            counts.add(0);
        }
        double[] sum = sums.get(index);
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
        counts.set(index, counts.get(index) + 1);
    }

    private int index(Duration time) {
        if (origin == null) {
            origin = time;
        }
        return Math.toIntExact(
                Math.min(Integer.MAX_VALUE, Math.max(0, time.minus(origin).toNanos()) / step));
    }

    private void halve() {
        List<double[]> halfSums = new ArrayList<>();
        List<Integer> halfCounts = new ArrayList<>();
        for (int i = 0; i < sums.size(); i += 2) {
            double[] sum = sums.get(i);
            int count = counts.get(i);
            if (i + 1 < sums.size()) {
                count += counts.get(i + 1);
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += sums.get(i + 1)[k];
                }
            }
            halfSums.add(sum);
            halfCounts.add(count);
        }
        sums = halfSums;
        counts = halfCounts;
        step *= 2;
    }

    /** {@return length of an interval now} */
    public Duration step() {
        return Duration.ofNanos(step);
    }

    /** {@return every interval from the first to the last that has anything} */
    public List<Point> points() {
        List<Point> points = new ArrayList<>();
        Duration start = origin == null ? Duration.ZERO : origin;
        for (int i = 0; i < sums.size(); i++) {
            int count = Math.max(1, counts.get(i));
            List<Double> mean =
                    Arrays.stream(sums.get(i)).map(sum -> sum / count).boxed().toList();
            points.add(new Point(start.plusNanos(i * step), counts.get(i), mean));
        }
        return points;
    }
}
