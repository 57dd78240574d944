package dev.mien.app.console;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as users write them: {@code 90}, {@code 12.5s}, {@code 2m}, {@code 1h}, {@code 1:30}, {@code 01:02:03.5}. */
public final class Times implements ITypeConverter<Duration> {
    private static final Pattern NUMBER = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)?");
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,5}):)?(\\d{1,5}):(\\d{1,2}(?:\\.\\d{1,9})?)");

    @Override
    public Duration convert(String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** @throws IllegalArgumentException with a line for the user if it is no time */
    public static Duration parse(String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            String unit = number.group(2) == null ? "s" : number.group(2);
            return seconds(Double.parseDouble(number.group(1))
                    * switch (unit) {
                        case "ms" -> 0.001;
                        case "m" -> 60;
                        case "h" -> 3600;
                        default -> 1;
                    });
        }
        Matcher clock = CLOCK.matcher(text);
        if (clock.matches()) {
            boolean tooMany = Double.parseDouble(clock.group(3)) >= 60
                    || (clock.group(1) != null && Double.parseDouble(clock.group(2)) >= 60);
            if (tooMany) {
                throw new IllegalArgumentException(
                        "'" + text + "' is no time; seconds, and minutes behind hours, go to 59");
            }
            double hours = clock.group(1) == null ? 0 : Double.parseDouble(clock.group(1));
            return seconds(3600 * hours + 60 * Double.parseDouble(clock.group(2)) + Double.parseDouble(clock.group(3)));
        }
        throw new IllegalArgumentException("'" + text + "' is no time; expected one such as 90, 12.5s, 2m or 1:30");
    }

    private static Duration seconds(double value) {
        return Duration.ofNanos(Math.round(value * 1e9));
    }
}
