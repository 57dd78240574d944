package dev.mien.eval.figure;

import java.util.List;

/**
 * Whether two pipelines differ on the same pictures. Only pictures where one is right and the other wrong can tell
 * (McNemar 1947); a missed face is wrong. P-values are two-sided, of the binomial with one half, and not corrected for
 * the number of pairs compared.
 *
 * @param firstOnly pictures the first got right and the second wrong (McNemar's b)
 * @param secondOnly the reverse (c)
 * @param difference accuracy of the first minus that of the second
 * @param interval of the difference, 95 %: Wald with half a picture added to each cell on average (Bonett and Price
 *     2012), so its centre lies a little nearer to 0 than {@code difference}
 * @param pValue mid-p, which keeps its level without being as cautious as the exact one (Fagerland et al. 2013)
 * @param pValueExact the exact conditional test
 */
public record PairedTest(
        String first,
        String second,
        int n,
        int firstOnly,
        int secondOnly,
        double difference,
        Interval interval,
        double pValue,
        double pValueExact) {

    /**
     * {@return the test of two runs over the same pictures}
     *
     * @param first of one pipeline
     * @param second of another, in the same order
     * @throws IllegalArgumentException if the runs are not of the same length
     */
    public static PairedTest of(ExpressionRun first, ExpressionRun second) {
        List<Outcome> a = first.outcomes();
        List<Outcome> b = second.outcomes();
        if (a.size() != b.size()) {
            throw new IllegalArgumentException("runs over " + a.size() + " and " + b.size() + " pictures do not pair");
        }
        int firstOnly = 0;
        int secondOnly = 0;
        for (int i = 0; i < a.size(); i++) {
            boolean left = a.get(i).correct();
            boolean right = b.get(i).correct();
            firstOnly += left && !right ? 1 : 0;
            secondOnly += right && !left ? 1 : 0;
        }
        return of(first.pipeline(), second.pipeline(), a.size(), firstOnly, secondOnly);
    }

    /**
     * {@return the test of counts}
     *
     * @param first name of the first pipeline
     * @param second name of the second
     * @param n how many pictures both ran over
     * @param firstOnly how many only the first got right
     * @param secondOnly how many only the second got right
     */
    public static PairedTest of(String first, String second, int n, int firstOnly, int secondOnly) {
        int fewer = Math.min(firstOnly, secondOnly);
        double[] tail = lowerTail(firstOnly + secondOnly, fewer);
        double exact = Math.min(1, 2 * tail[0]);
        return new PairedTest(
                first,
                second,
                n,
                firstOnly,
                secondOnly,
                (double) (firstOnly - secondOnly) / n,
                difference(n, firstOnly, secondOnly),
                firstOnly == secondOnly ? 1 : 2 * tail[0] - tail[1],
                exact);
    }

    private static Interval difference(int n, int firstOnly, int secondOnly) {
        double p = (firstOnly + 1.0) / (n + 2);
        double q = (secondOnly + 1.0) / (n + 2);
        double half = Interval.Z * Math.sqrt((p + q - (p - q) * (p - q)) / (n + 2));
        return new Interval(Math.max(-1, p - q - half), Math.min(1, p - q + half));
    }

    /** P(X <= k) and P(X = k) for X binomial with n trials of one half; in logarithms, as 2^-n soon underflows. */
    private static double[] lowerTail(int n, int k) {
        double logTerm = -n * Math.log(2);
        double sum = 0;
        for (int i = 0; ; i++) {
            sum += Math.exp(logTerm);
            if (i == k) {
                return new double[] {sum, Math.exp(logTerm)};
            }
            logTerm += Math.log((double) (n - i) / (i + 1));
        }
    }
}
