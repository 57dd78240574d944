package dev.mien.eval.landmark;

import dev.mien.eval.figure.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The figures of one locator on one data set. Errors are {@link NormalisedError}s, a face's being the mean over its points.
 *
 * @param locator its name
 * @param pictures all
 * @param failed of them, those that could not be read; their faces are not found
 * @param faces all
 * @param persons whose they are
 * @param found of the faces, those that the locator was asked about
 * @param meanError over the faces found, as is all that rests on it; NaN if there is none
 * @param interval of the mean error: 95 % of {@value #DRAWS} draws of as many persons with replacement (Efron 1979), for
 *     faces of one person are alike
 * @param failureRate share of all faces whose error exceeds {@value #FAILURE} or that were not found
 * @param areaUnderCurve of the share of all faces with at most an error, over errors from 0 to {@value #FAILURE}, divided by
 *     {@value #FAILURE}: 1 if every point lies right
 * @param byRegion the error of each region
 * @param errors of the faces found, rising
 * @param msPerFace mean time in the locator, with {@code threads} at work at once
 * @param threads how many pictures were worked on at once
 */
public record LandmarkReport(
        String locator,
        int pictures,
        int failed,
        int faces,
        int persons,
        int found,
        double meanError,
        Interval interval,
        double failureRate,
        double areaUnderCurve,
        Map<FaceRegion, Double> byRegion,
        List<Double> errors,
        double msPerFace,
        int threads) {
    /** The normalised error above which a face counts as failed. */
    public static final double FAILURE = 0.08;

    private static final int DRAWS = 2000;

    /**
     * Takes a copy of what it is given.
     *
     * @param locator its name
     * @param pictures all
     * @param failed of them, those that could not be read; their faces are not found
     * @param faces all
     * @param persons whose they are
     * @param found of the faces, those that the locator was asked about
     * @param meanError over the faces found, as is all that rests on it; NaN if there is none
     * @param interval of the mean error: 95 % of {@value #DRAWS} draws of as many persons with replacement (Efron
     *     1979), for faces of one person are alike
     * @param failureRate share of all faces whose error exceeds {@value #FAILURE} or that were not found
     * @param areaUnderCurve of the share of all faces with at most an error, over errors from 0 to {@value #FAILURE},
     *     divided by {@value #FAILURE}: 1 if every point lies right
     * @param byRegion the error of each region
     * @param errors of the faces found, rising
     * @param msPerFace mean time in the locator, with {@code threads} at work at once
     * @param threads how many pictures were worked on at once
     */
    public LandmarkReport {
        byRegion = Collections.unmodifiableMap(new EnumMap<>(byRegion));
        errors = List.copyOf(errors);
    }

    static LandmarkReport of(LandmarkRun run) {
        Map<String, List<Double>> byPerson = new LinkedHashMap<>();
        Map<FaceRegion, Double> byRegion = new EnumMap<>(FaceRegion.class);
        List<Double> errors = new ArrayList<>();
        double milliseconds = 0;
        for (LandmarkRun.Outcome face : run.faces()) {
            List<Double> own = byPerson.computeIfAbsent(face.person(), person -> new ArrayList<>());
            if (face.found().isPresent()) {
                double error = NormalisedError.of(face.truth(), face.found().get());
                own.add(error);
                errors.add(error);
                milliseconds += face.time().toNanos() / 1e6;
                for (FaceRegion region : FaceRegion.values()) {
                    byRegion.merge(
                            region,
                            NormalisedError.of(face.truth(), face.found().get(), region),
                            Double::sum);
                }
            }
        }
        int found = errors.size();
        byRegion.replaceAll((region, sum) -> sum / found);
        Collections.sort(errors);
        double faces = run.faces().size();
        return new LandmarkReport(
                run.locator(),
                run.pictures(),
                run.failures().size(),
                run.faces().size(),
                byPerson.size(),
                found,
                mean(errors),
                interval(List.copyOf(byPerson.values())),
                1 - errors.stream().filter(error -> error <= FAILURE).count() / faces,
                errors.stream()
                                .mapToDouble(error -> Math.max(0, 1 - error / FAILURE))
                                .sum()
                        / faces,
                byRegion,
                errors,
                milliseconds / found,
                run.threads());
    }

    /**
     * {@return the share of all faces whose error is at most that}
     *
     * @param error normalised, 0 or more
     */
    public double shareWithin(double error) {
        return (double) errors.stream().filter(own -> own <= error).count() / faces;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static Interval interval(List<List<Double>> persons) {
        SplittableRandom random = new SplittableRandom(1);
        double[] means = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < persons.size(); i++) {
                List<Double> drawn = persons.get(random.nextInt(persons.size()));
                for (double error : drawn) {
                    sum += error;
                }
                count += drawn.size();
            }
            means[draw] = sum / count;
        }
        Arrays.sort(means);
        return new Interval(means[(int) (0.025 * DRAWS)], means[(int) (0.975 * DRAWS) - 1]);
    }
}
