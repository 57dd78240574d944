package dev.mien.testkit;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** The cases of {@link Seeded} tests, the same in every run; a failure says which seed it came from. */
public final class Seeds implements ArgumentsProvider, TestExecutionExceptionHandler {
    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        int tries = context.getRequiredTestMethod().getAnnotation(Seeded.class).value();
        // Not java.util.Random: its first numbers from neighbouring seeds are nearly the same.
        return LongStream.rangeClosed(1, tries)
                .mapToObj(seed -> Arguments.of(Named.of("seed " + seed, new SplittableRandom(seed))));
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable thrown) {
        throw new AssertionError(context.getDisplayName() + ": " + thrown.getMessage(), thrown);
    }

    /**
     * {@return a number of the range; one in eight is an end of it, or 0 where that lies inside}
     *
     * @param random what it is drawn from
     * @param min smallest value
     * @param max largest value, above {@code min}
     */
    public static double real(RandomGenerator random, double min, double max) {
        return switch (random.nextInt(24)) {
            case 0 -> min;
            case 1 -> max;
            case 2 -> Math.min(Math.max(0, min), max);
            default -> random.nextDouble(min, max);
        };
    }

    /**
     * {@return a whole number of the range, both ends included; one in eight is an end of it}
     *
     * @param random what it is drawn from
     * @param min smallest value
     * @param max largest value
     */
    public static int whole(RandomGenerator random, int min, int max) {
        return switch (random.nextInt(16)) {
            case 0 -> min;
            case 1 -> max;
            default -> random.nextInt(min, max + 1);
        };
    }
}
