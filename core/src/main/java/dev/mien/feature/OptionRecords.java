package dev.mien.feature;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Options records as text and back. The record's components, in their order, are the option names: the record is the
 * only place where an option is declared.
 */
final class OptionRecords {
    private OptionRecords() {}

    /** Every option and its value, in the record's order. */
    static Map<String, String> toText(Record options) {
        Map<String, String> text = new LinkedHashMap<>();
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            text.put(component.getName(), format(value(options, component)));
        }
        return text;
    }

    /**
     * The defaults with the options of {@code spec} put in their place.
     *
     * @throws IllegalArgumentException if an option is unknown, its value cannot be read or the record refuses it
     */
    static <R extends Record> R read(Spec spec, R defaults) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        Map<String, String> unread = new LinkedHashMap<>(spec.options());
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            String text = unread.remove(components[i].getName());
            values[i] = text == null
                    ? value(defaults, components[i])
                    : parse(spec.name() + " option " + components[i].getName(), text, types[i]);
        }
        if (!unread.isEmpty()) {
            throw new IllegalArgumentException("unknown option "
                    + unread.keySet().iterator().next() + " of " + spec.name() + "; known are "
                    + Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.joining(", ")));
        }
        try {
            @SuppressWarnings("unchecked")
            Class<R> type = (Class<R>) defaults.getClass();
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(
                    spec.name() + ": " + refused.getTargetException().getMessage(), refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Object value(Record options, RecordComponent component) {
        try {
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String format(Object value) {
        if (value instanceof Double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
        return value.toString().toLowerCase(Locale.ROOT);
    }

    private static Object parse(String what, String text, Class<?> type) {
        try {
            if (type == int.class) {
                return Integer.valueOf(text);
            }
            if (type == double.class) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException e) {
            String expected = type == int.class ? "a whole number" : "a number";
            throw new IllegalArgumentException(what + " must be " + expected + ", got \"" + text + "\"", e);
        }
        Object[] choices = type == boolean.class ? new Object[] {true, false} : type.getEnumConstants();
        return Arrays.stream(choices)
                .filter(choice -> format(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(what + " must be one of "
                        + Arrays.stream(choices).map(OptionRecords::format).collect(Collectors.joining(", "))
                        + ", got \"" + text + "\""));
    }
}
