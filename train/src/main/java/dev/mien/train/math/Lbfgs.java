package dev.mien.train.math;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Limited-memory BFGS for smooth functions (Nocedal and Wright, "Numerical Optimization", 2nd ed., algorithms 7.4 and 7.5)
 * with a weak Wolfe line search by bisection.
 */
public final class Lbfgs {
    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int TRIALS = 30;

    /** A function and its gradient. */
    public interface Objective {
        /**
         * {@return the value at {@code x}; overwrites {@code gradient}}
         *
         * @param x the place
         * @param gradient of the length of {@code x}
         */
        double at(double[] x, double[] gradient);
    }

    /** Told how it goes. */
    @FunctionalInterface
    public interface Listener {
        /**
         * After an iteration that went further down.
         *
         * @param done iterations done
         * @param of iterations at most
         * @param value the function's, reached so far
         */
        void iteration(int done, int of, double value);
    }

    /** A step and how the gradient changed over it. */
    private static final class Pair {
        final double[] step;
        final double[] change;
        final double curvature;

        Pair(double[] step, double[] change) {
            this.step = step;
            this.change = change;
            this.curvature = dot(step, change);
        }
    }

    private Lbfgs() {}

    /**
     * Goes downhill from {@code x}, in place, until the gradient has shrunk to {@code tolerance} of its first norm, no step
     * goes further down, or the iterations are used up. Returns the value reached.
     *
     * @param objective what is to become small
     * @param x where to begin, and then where it ended
     * @param iterations at most
     * @param tolerance share of the first norm of the gradient
     * @param listener hears of every iteration
     * @return the value reached
     */
    public static double minimise(
            Objective objective, double[] x, int iterations, double tolerance, Listener listener) {
        int n = x.length;
        double[] gradient = new double[n];
        double value = objective.at(x, gradient);
        double goal = tolerance * norm(gradient);
        Deque<Pair> memory = new ArrayDeque<>();
        for (int iteration = 1; iteration <= iterations && norm(gradient) > goal; iteration++) {
            double[] direction = direction(gradient, memory);
            double slope = dot(direction, gradient);
            double low = 0;
            double high = Double.POSITIVE_INFINITY;
            double length = memory.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
            double[] trial = new double[n];
            double[] trialGradient = new double[n];
            double trialValue = Double.POSITIVE_INFINITY;
            for (int t = 0; t < TRIALS; t++) {
                for (int i = 0; i < n; i++) {
                    trial[i] = x[i] + length * direction[i];
                }
                trialValue = objective.at(trial, trialGradient);
                if (!(trialValue <= value + SUFFICIENT * length * slope)) {
                    high = length;
                } else if (dot(direction, trialGradient) < CURVATURE * slope) {
                    low = length;
                } else {
                    break;
                }
                length = Double.isInfinite(high) ? 2 * length : (low + high) / 2;
            }
            if (!(trialValue < value)) {
                return value;
            }
            remember(memory, x, trial, gradient, trialGradient);
            System.arraycopy(trial, 0, x, 0, n);
            gradient = trialGradient;
            value = trialValue;
            listener.iteration(iteration, iterations, value);
        }
        return value;
    }

    private static void remember(
            Deque<Pair> memory, double[] x, double[] trial, double[] gradient, double[] trialGradient) {
        Pair pair = new Pair(minus(trial, x), minus(trialGradient, gradient));
        if (pair.curvature > 0) {
            if (memory.size() == MEMORY) {
                memory.removeLast();
            }
            memory.addFirst(pair);
        }
    }

    private static double[] direction(double[] gradient, Deque<Pair> memory) {
        double[] q = gradient.clone();
        Deque<Double> factors = new ArrayDeque<>();
        for (Pair pair : memory) {
            double factor = dot(pair.step, q) / pair.curvature;
            add(q, -factor, pair.change);
            factors.addFirst(factor);
        }
        double scale = memory.isEmpty()
                ? 1
                : memory.getFirst().curvature / dot(memory.getFirst().change, memory.getFirst().change);
        for (int i = 0; i < q.length; i++) {
            q[i] *= -scale;
        }
        Iterator<Double> factor = factors.iterator();
        for (Iterator<Pair> oldest = memory.descendingIterator(); oldest.hasNext(); ) {
            Pair pair = oldest.next();
            // The sign is turned because q has been turned downhill already.
            add(q, -factor.next() - dot(pair.change, q) / pair.curvature, pair.step);
        }
        return q;
    }

    private static void add(double[] to, double factor, double[] what) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * what[i];
        }
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        add(difference, -1, b);
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
