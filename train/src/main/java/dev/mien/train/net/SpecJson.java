package dev.mien.train.net;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The JSON form of a network's declaration, a record of {@link Layer}s. */
public final class SpecJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SpecJson() {}

    /**
     * {@return the JSON form, indented for people}
     *
     * @param spec a network's declaration
     */
    public static String write(Record spec) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(spec);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a network specification always has a JSON form", e);
        }
    }

    /**
     * {@return the declaration that a text holds}
     *
     * @param <T> kind of declaration
     * @param json as {@link #write} gives it
     * @param kind of declaration
     * @param name of what the text should be, for people
     * @throws IllegalArgumentException if the text is not such a specification
     */
    public static <T extends Record> T read(String json, Class<T> kind, String name) {
        try {
            return JSON.readValue(json, kind);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + name + ": " + e.getOriginalMessage(), e);
        }
    }
}
