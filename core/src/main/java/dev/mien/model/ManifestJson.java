package dev.mien.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads and writes {@code model.json}. Strict: no field may be unknown, null or of another type, and none
 * missing that is not optional. */
public final class ManifestJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private ManifestJson() {}

    /**
     * Reads a manifest. Unknown fields are refused.
     *
     * @param json content of a {@code model.json}
     * @param source what messages call it
     * @return an {@link ExpressionManifest} or a {@link NetworkManifest}
     * @throws ModelException naming the field at fault
     */
    public static Manifest parse(byte[] json, String source) throws ModelException {
        return read(source, () -> {
            String kind = MAPPER.readTree(json).path("kind").asText();
            boolean isExpression =
                    ModelKind.find(kind).map(ModelKind::isExpression).orElse(true);
            Class<? extends Manifest> type = isExpression ? ExpressionManifest.class : NetworkManifest.class;
            return MAPPER.readValue(json, type);
        });
    }

    static CalibrationFile parseCalibration(byte[] json, String source) throws ModelException {
        return read(source, () -> MAPPER.readValue(json, CalibrationFile.class));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(String source, Reading<T> reading) throws ModelException {
        try {
            return reading.read();
        } catch (UnrecognizedPropertyException e) {
            throw new ModelException(
                    source + ": unknown field '" + path(e) + "'; known: " + e.getKnownPropertyIds(), e);
        } catch (ValueInstantiationException e) {
            Throwable cause = e.getCause();
            if (cause instanceof Error error) {
                throw error; // such as too little memory, which is no fault of the manifest
            }
            throw new ModelException(source + ": " + (cause == null ? e : cause).getMessage(), e);
        } catch (JsonMappingException e) {
            // Jackson says it in different words for numbers and objects.
            boolean isNull = String.valueOf(e.getOriginalMessage())
                    .toLowerCase(Locale.ROOT)
                    .contains("null");
            String what = isNull ? "is missing or null" : expected(e);
            throw new ModelException(source + ": field '" + path(e) + "': " + what, e);
        } catch (JsonProcessingException e) {
            throw new ModelException(source + ": not valid JSON" + place(e) + ": " + plain(e), e);
        } catch (IOException e) {
            throw new ModelException(source + ": not valid JSON in UTF-8", e);
        }
    }

    /**
     * Reads the manifest of an expression model.
     *
     * @param json content of a {@code model.json}
     * @param source what messages call it
     * @return the manifest
     * @throws ModelException naming the field at fault, or if the model is for another stage
     */
    public static ExpressionManifest parseExpression(byte[] json, String source) throws ModelException {
        Manifest manifest = parse(json, source);
        if (manifest instanceof ExpressionManifest expression) {
            return expression;
        }
        throw new ModelException(source + ": model " + manifest.id() + " is for " + manifest.stage() + ", not for "
                + ExpressionManifest.STAGE);
    }

    /**
     * {@return the manifest as indented JSON}
     *
     * @param manifest of either kind
     */
    public static byte[] write(Manifest manifest) {
        return text(manifest);
    }

    static byte[] write(CalibrationFile calibration) {
        return text(calibration);
    }

    private static byte[] text(Object content) {
        try {
            String json = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(content);
            return (json + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("it always has a JSON form", e);
        }
    }

    /** What the field should be, where Jackson would name a Java class. */
    private static String expected(JsonMappingException e) {
        Class<?> type = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (type == null) {
            return plain(e);
        } else if (type == int.class || type == long.class) {
            return "expected a whole number";
        } else if (type == double.class || type == Double.class) {
            return "expected a number";
        } else if (type == boolean.class) {
            return "expected true or false";
        } else if (type == String.class) {
            return "expected a text";
        }
        return Collection.class.isAssignableFrom(type) ? "expected a list" : "expected an object";
    }

    /** Jackson adds in brackets how to program it and where its source is, which says nothing to a user. */
    private static String plain(JsonProcessingException e) {
        return String.valueOf(e.getOriginalMessage())
                .replaceFirst(" \\((but |start marker|for (Object|Array) starting).*", "");
    }

    /** Nesting that is too deep has no place. */
    private static String place(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNr();
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }
}
