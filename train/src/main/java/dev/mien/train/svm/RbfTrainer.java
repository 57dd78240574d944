package dev.mien.train.svm;

import dev.mien.train.math.Adam;
import dev.mien.train.math.Blas;
import dev.mien.train.math.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Trains an {@link RbfMachine} in two steps.
 *
 * <ol>
 *   <li>Landmarks are training faces drawn at random, the metric keeps the components of most variance, and the coefficients
 *       are those of a least-squares machine on the Nystroem map. Its few scores, linearly combined so that the loss is
 *       least (see {@link SvmSolver}), are the first machine.
 *   <li>Coefficients, landmarks and metric are refined together on the same loss by Adam in small batches. Each time a face
 *       is drawn, one of its copies (turned, scaled, shifted) is picked at random. The rate rises over the first hundred
 *       steps and then falls as half a cosine.
 * </ol>
 */
public final class RbfTrainer {
    private static final int WARM_UP = 100;
    /** Rows a chunk of the first step's features; some ten megabytes. */
    private static final int CHUNK = 2048;

    private static final double JITTER = 1e-4;
    /** Keeps the scores finite where few faces can be told apart without error. */
    private static final double RESCALING_PENALTY = 1e-4;

    private RbfTrainer() {}

    /**
     * @param loss of both steps
     * @param dimensions components after the metric, at most those of the vectors
     * @param landmarks how many
     * @param width gamma of the kernel as a multiple of one over the mean squared distance of two faces
     * @param lambda penalty of the least squares
     * @param epochs passes over the faces in the second step; 0 leaves it out
     * @param batch faces a step
     * @param coefficientRate largest Adam rate of the coefficients, as a share of their root mean square
     * @param landmarkRate the same for the landmarks
     * @param metricRate largest Adam rate of the metric, whose diagonal begins at 1
     * @param biasRate largest Adam rate of the bias
     * @param seed of every random choice
     */
    public record Options(
            Loss loss,
            int dimensions,
            int landmarks,
            double width,
            double lambda,
            int epochs,
            int batch,
            double coefficientRate,
            double landmarkRate,
            double metricRate,
            double biasRate,
            long seed) {
        /**
         * Checks the components.
         *
         * @param loss of both steps
         * @param dimensions components after the metric, at most those of the vectors
         * @param landmarks how many
         * @param width gamma of the kernel as a multiple of one over the mean squared distance of two faces
         * @param lambda penalty of the least squares
         * @param epochs passes over the faces in the second step; 0 leaves it out
         * @param batch faces a step
         * @param coefficientRate largest Adam rate of the coefficients, as a share of their root mean square
         * @param landmarkRate the same for the landmarks
         * @param metricRate largest Adam rate of the metric, whose diagonal begins at 1
         * @param biasRate largest Adam rate of the bias
         * @param seed of every random choice
         */
        public Options {
            if (dimensions < 1 || landmarks < 1 || batch < 1 || epochs < 0 || !(width > 0)) {
                throw new IllegalArgumentException("dimensions, landmarks, batch and width must be positive");
            }
        }

        public static Options defaults() {
            return new Options(Loss.CROSS_ENTROPY, 256, 1500, 2, 1e-6, 45, 512, 0.02, 0.02, 0.004, 0.01, 1);
        }
    }

    /**
     * Trains.
     *
     * @param copies the faces' components as {@link MirrorPca#transform} gives them, first those of the faces as they are,
     *     then those of changed copies in the same order; each of shape [faces][components]
     * @param symmetric {@link MirrorPca#symmetric()}
     * @param targets of the faces
     */
    public static RbfMachine train(
            List<Matrix> copies, int symmetric, Targets targets, Options options, Progress progress) {
        Random random = new Random(options.seed);
        Matrix faces = copies.get(0);
        double[] variances = variances(faces, symmetric);
        int kept = symmetricAmongLargest(variances, symmetric, options.dimensions);
        // Two faces are twice the sum of variances apart on average, squared.
        double spread = 2 * (sum(variances, 0, kept) + sum(variances, symmetric, options.dimensions - kept));
        double scale = Math.sqrt(options.width / spread);
        Matrix evenMetric = diagonal(symmetric, kept, scale);
        Matrix oddMetric = diagonal(faces.columns() - symmetric, options.dimensions - kept, scale);
        RbfMachine machine = start(faces, evenMetric, oddMetric, targets, options, random, progress);
        refine(machine, copies, scale, targets, options, random, progress);
        return machine;
    }

    private static RbfMachine start(
            Matrix faces,
            Matrix evenMetric,
            Matrix oddMetric,
            Targets targets,
            Options options,
            Random random,
            Progress progress) {
        int symmetric = evenMetric.rows();
        int kept = evenMetric.columns();
        Matrix z = join(
                Blas.times(faces.columns(0, symmetric), evenMetric),
                Blas.times(faces.columns(symmetric, faces.columns()), oddMetric));
        Matrix landmarks = z.rows(draw(targets, options.landmarks, random));
        NystroemMap map = NystroemMap.fit(landmarks, kept, JITTER);
        List<Matrix> chunks = new ArrayList<>();
        for (int from = 0; from < z.rows(); from += CHUNK) {
            int[] rows = IntStream.range(from, Math.min(z.rows(), from + CHUNK)).toArray();
            chunks.add(map.transform(z.rows(rows)));
        }
        Matrix squares = LeastSquares.solve(chunks, targets, options.lambda);
        List<Matrix> rough =
                chunks.stream().map(chunk -> Blas.times(chunk, squares)).toList();
        SvmSolver.Options solve = new SvmSolver.Options(options.loss, RESCALING_PENALTY, 50, 1e-4);
        LinearMachine rescaled = SvmSolver.solve(rough, targets, solve, progress);
        return new RbfMachine(
                evenMetric,
                oddMetric,
                landmarks.columns(0, kept),
                landmarks.columns(kept, landmarks.columns()),
                map.fold(Blas.times(squares, rescaled.weights())),
                new Matrix(1, targets.classes(), rescaled.bias()));
    }

    private static void refine(
            RbfMachine machine,
            List<Matrix> copies,
            double scale,
            Targets targets,
            Options options,
            Random random,
            Progress progress) {
        double landmarkSize = rootMeanSquare(join(machine.evenLandmarks, machine.oddLandmarks));
        List<Adam> steps = List.of(
                new Adam(machine.evenMetric, options.metricRate * scale),
                new Adam(machine.oddMetric, options.metricRate * scale),
                new Adam(machine.evenLandmarks, options.landmarkRate * landmarkSize),
                new Adam(machine.oddLandmarks, options.landmarkRate * landmarkSize),
                new Adam(machine.coefficients, options.coefficientRate * rootMeanSquare(machine.coefficients)),
                new Adam(machine.bias, options.biasRate));
        int[] order = IntStream.range(0, targets.samples()).toArray();
        int batch = Math.min(options.batch, order.length);
        int batches = order.length / batch;
        int done = 0;
        for (int epoch = 1; epoch <= options.epochs; epoch++) {
            shuffle(order, random);
            double loss = 0;
            for (int b = 0; b < batches; b++) {
                int[] samples = IntStream.range(b * batch, (b + 1) * batch)
                        .map(i -> order[i])
                        .toArray();
                RbfMachine.Pass pass = machine.new Pass(pick(copies, samples, random));
                Matrix byScores = new Matrix(batch, targets.classes());
                loss += targets.loss(options.loss, samples, pass.scores, byScores, batch) / batches;
                done++;
                double cosine = 0.5 * (1 + Math.cos(Math.PI * done / ((double) options.epochs * batches)));
                double factor = Math.min(1, (double) done / WARM_UP) * (cosine + 0.01);
                RbfMachine gradient = pass.gradient(byScores);
                steps.get(0).step(gradient.evenMetric, factor);
                steps.get(1).step(gradient.oddMetric, factor);
                steps.get(2).step(gradient.evenLandmarks, factor);
                steps.get(3).step(gradient.oddLandmarks, factor);
                steps.get(4).step(gradient.coefficients, factor);
                steps.get(5).step(gradient.bias, factor);
            }
            progress.step("refine", epoch, options.epochs, loss);
        }
    }

    private static Matrix pick(List<Matrix> copies, int[] samples, Random random) {
        int columns = copies.get(0).columns();
        Matrix picked = new Matrix(samples.length, columns);
        for (int i = 0; i < samples.length; i++) {
            Matrix copy = copies.get(random.nextInt(copies.size()));
            System.arraycopy(copy.data(), samples[i] * columns, picked.data(), i * columns, columns);
        }
        return picked;
    }

    /** Variances over faces and mirror images together, where the components that change sign have mean 0. */
    private static double[] variances(Matrix faces, int symmetric) {
        double[] sums = Rows.columnSums(faces);
        double[] variances = new double[faces.columns()];
        for (int j = 0; j < variances.length; j++) {
            double mean = j < symmetric ? sums[j] / faces.rows() : 0;
            for (int i = 0; i < faces.rows(); i++) {
                variances[j] += Math.pow(faces.get(i, j) - mean, 2) / faces.rows();
            }
        }
        return variances;
    }

    private static double sum(double[] values, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static int symmetricAmongLargest(double[] variances, int symmetric, int dimensions) {
        if (dimensions > variances.length) {
            throw new IllegalArgumentException(
                    dimensions + " dimensions asked for, but vectors have only " + variances.length);
        }
        return (int) IntStream.range(0, variances.length)
                .boxed()
                .sorted((a, b) -> Double.compare(variances[b], variances[a]))
                .limit(dimensions)
                .filter(j -> j < symmetric)
                .count();
    }

    private static int[] draw(Targets targets, int count, Random random) {
        int[] candidates =
                IntStream.range(0, targets.samples()).filter(targets::counts).toArray();
        if (candidates.length < count) {
            throw new IllegalArgumentException(
                    count + " landmarks asked for, but only " + candidates.length + " faces have a label");
        }
        shuffle(candidates, random);
        return IntStream.range(0, count).map(i -> candidates[i]).toArray();
    }

    private static void shuffle(int[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = values[i];
            values[i] = values[j];
            values[j] = swap;
        }
    }

    private static Matrix diagonal(int rows, int columns, double value) {
        Matrix diagonal = new Matrix(rows, columns);
        for (int i = 0; i < columns; i++) {
            diagonal.set(i, i, (float) value);
        }
        return diagonal;
    }

    private static Matrix join(Matrix left, Matrix right) {
        Matrix joined = new Matrix(left.rows(), left.columns() + right.columns());
        for (int i = 0; i < joined.rows(); i++) {
            for (int j = 0; j < joined.columns(); j++) {
                joined.set(i, j, j < left.columns() ? left.get(i, j) : right.get(i, j - left.columns()));
            }
        }
        return joined;
    }

    private static double rootMeanSquare(Matrix matrix) {
        double sum = 0;
        for (float value : matrix.data()) {
            sum += (double) value * value;
        }
        return Math.sqrt(sum / Math.max(1, matrix.data().length));
    }
}
