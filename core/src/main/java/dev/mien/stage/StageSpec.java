package dev.mien.stage;

import dev.mien.base.Printable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a stage is asked for in one line: {@code name} or {@code name:key=value,key=value}. The keys are the components
 * of the stage's options record (numbers, true or false, text, or constants in lower case), so that an option is declared in
 * one place only.
 *
 * @param name the stage's name in its table
 * @param options the options given, in the order given
 */
public record StageSpec(String name, Map<String, String> options) {
    /**
     * Takes a copy of the options, in their order.
     *
     * @param name the stage's name in its table
     * @param options the options given, in the order given
     */
    public StageSpec {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * {@return what a line asks for}
     *
     * @param text {@code name} or {@code name:key=value,key=value}; spaces around names, keys and values do not count
     * @throws IllegalArgumentException if the text has another form or gives an option twice
     */
    public static StageSpec parse(String text) {
        String[] parts = text.split(":", 2);
        Map<String, String> options = new LinkedHashMap<>();
        if (parts.length == 2) {
            for (String option : parts[1].split(",", -1)) {
                String[] pair = option.split("=", 2);
                if (pair.length != 2 || options.put(pair[0].strip(), pair[1].strip()) != null) {
                    throw new IllegalArgumentException(Printable.of("cannot read '" + text
                            + "': expected name:key=value,key=value with every key once, got '" + option + "'"));
                }
            }
        }
        return new StageSpec(parts[0].strip(), options);
    }

    /**
     * {@return the same stage with an option set}
     *
     * @param key name of the option
     * @param value its value, in words
     */
    public StageSpec with(String key, String value) {
        Map<String, String> changed = new LinkedHashMap<>(options);
        changed.put(key, value);
        return new StageSpec(name, changed);
    }

    /** {@return what {@link #parse} reads} */
    public String text() {
        return options.isEmpty()
                ? name
                : options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining(",", name + ":", ""));
    }

    /**
     * {@return the stage {@code name} with these options}
     *
     * @param name the stage's name in its table
     * @param numbers values by the name of the option
     */
    public static StageSpec ofNumbers(String name, Map<String, Double> numbers) {
        Map<String, String> options = new LinkedHashMap<>();
        numbers.forEach((key, value) -> options.put(key, format(value)));
        return new StageSpec(name, options);
    }

    /**
     * {@return the defaults with the given options put in their place}
     *
     * @param <R> the stage's record of options
     * @param defaults the options as they are where nobody chooses
     * @throws IllegalArgumentException if an option is unknown, its value cannot be read or the record refuses it
     */
    public <R extends Record> R over(R defaults) {
        Map<String, String> known = textOf(defaults);
        for (String key : options.keySet()) {
            if (!known.containsKey(key)) {
                throw new IllegalArgumentException(Printable.of(
                        "unknown option '" + key + "' of " + name + "; known: " + String.join(", ", known.keySet())));
            }
        }
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(components)
                .map(component -> options.containsKey(component.getName())
                        ? parse(component, options.getOrDefault(component.getName(), ""))
                        : value(defaults, component))
                .toArray();
        try {
            @SuppressWarnings("unchecked") // the class of an R is a Class<R>, records being final
            Class<R> type = (Class<R>) defaults.getClass();
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    Printable.of(name + ": " + e.getTargetException().getMessage()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("options must be a record visible to all: " + defaults.getClass(), e);
        }
    }

    /**
     * {@return every option of a record and its value, in the record's order}
     *
     * @param options a record that is visible to all
     */
    public static Map<String, String> textOf(Record options) {
        Map<String, String> text = new LinkedHashMap<>();
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            text.put(component.getName(), format(value(options, component)));
        }
        return text;
    }

    private static Object value(Record options, RecordComponent component) {
        try {
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("options must be a record visible to all: " + options.getClass(), e);
        }
    }

    private static String format(Object value) {
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value instanceof String text ? text : value.toString().toLowerCase(Locale.ROOT);
    }

    private Object parse(RecordComponent component, String text) {
        Class<?> type = component.getType();
        if (type == String.class) {
            return text;
        }
        String option = name + ": option " + component.getName();
        try {
            if (type == int.class) {
                return Integer.valueOf(text);
            }
            if (type == double.class) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            String kind = type == int.class ? "a whole number" : "a number";
            throw new IllegalArgumentException(Printable.of(option + " must be " + kind + ", got '" + text + "'"), e);
        }
        Object[] choices = type == boolean.class ? new Object[] {true, false} : type.getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> format(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(Printable.of(option + " must be one of "
                        + Arrays.stream(choices).map(StageSpec::format).collect(Collectors.joining(", ")) + ", got '"
                        + text + "'")));
    }
}
