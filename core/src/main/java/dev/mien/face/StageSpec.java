package dev.mien.face;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a stage is asked for in one line: {@code name} or {@code name:key=value,key=value}. The keys are the components
 * of the stage's options record, whole or decimal numbers, so an option is declared in one place only.
 *
 * @param name the stage's name in its table
 * @param options the options given, in the order given
 */
public record StageSpec(String name, Map<String, String> options) {

    /** @throws IllegalArgumentException if the text has another form or gives an option twice */
    public static StageSpec parse(String text) {
        String[] parts = text.split(":", 2);
        Map<String, String> options = new LinkedHashMap<>();
        if (parts.length == 2) {
            for (String option : parts[1].split(",", -1)) {
                String[] pair = option.split("=", 2);
                if (pair.length != 2 || options.put(pair[0].strip(), pair[1].strip()) != null) {
                    throw new IllegalArgumentException("cannot read '" + text
                            + "': expected name:key=value,key=value with every key once, got '" + option + "'");
                }
            }
        }
        return new StageSpec(parts[0].strip(), options);
    }

    /**
     * The defaults with the given options put in their place.
     *
     * @throws IllegalArgumentException if an option is unknown, its value is no number or the record refuses it
     */
    public <R extends Record> R over(R defaults) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Map<String, String> known = textOf(defaults);
        for (String key : options.keySet()) {
            if (!known.containsKey(key)) {
                throw new IllegalArgumentException(
                        "unknown option '" + key + "' of " + name + "; known: " + String.join(", ", known.keySet()));
            }
        }
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] arguments = Arrays.stream(components)
                .map(component ->
                        number(component, options.getOrDefault(component.getName(), value(defaults, component))))
                .toArray();
        try {
            @SuppressWarnings("unchecked") // the class of an R is a Class<R>, records being final
            Class<R> type = (Class<R>) defaults.getClass();
            return type.getDeclaredConstructor(types).newInstance(arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    name + ": " + e.getTargetException().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("options must be a record visible to all: " + defaults.getClass(), e);
        }
    }

    /** Every option of a record and its value, in the record's order. */
    public static Map<String, String> textOf(Record options) {
        return Arrays.stream(options.getClass().getRecordComponents())
                .collect(Collectors.toMap(
                        RecordComponent::getName,
                        component -> value(options, component),
                        (first, second) -> second,
                        LinkedHashMap::new));
    }

    private static String value(Record options, RecordComponent component) {
        try {
            return component.getAccessor().invoke(options).toString();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("options must be a record visible to all: " + options.getClass(), e);
        }
    }

    private Object number(RecordComponent component, String text) {
        boolean whole = component.getType() == int.class;
        try {
            return whole ? (Object) Integer.valueOf(text) : (Object) Double.valueOf(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + ": option " + component.getName() + " must be a " + (whole ? "whole " : "") + "number, got '"
                            + text + "'",
                    e);
        }
    }
}
