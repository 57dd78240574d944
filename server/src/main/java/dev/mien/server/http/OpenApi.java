package dev.mien.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.pipeline.PipelineSpec;
import dev.mien.pipeline.Version;
import dev.mien.server.store.JobState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The routes as OpenAPI 3.1 has them, read off the table that answers requests, so that it cannot say anything else. */
final class OpenApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCHEMAS = "#/components/schemas/";

    static final String RESULT = "Result";
    static final String JOB = "Job";
    static final String JOBS = "Jobs";
    static final String KEPT = "Kept";
    static final String STREAM = "Stream";

    private OpenApi() {}

    static String of(List<Route> routes, boolean keys) {
        ObjectNode root = JSON.createObjectNode().put("openapi", "3.1.0");
        root.putObject("info")
                .put("title", "Mien")
                .put("version", Version.current())
                .put("description", "Reads apparent facial expressions: what a face shows, never what a person feels.");
        ObjectNode paths = root.putObject("paths");
        for (Route route : routes) {
            paths.withObject("/" + route.path().replace("~", "~0").replace("/", "~1"))
                    .set(route.method().toLowerCase(Locale.ROOT), operation(route, keys));
        }
        ObjectNode schemas = root.putObject("components").putObject("schemas");
        schemas.set(RESULT, resultSchema());
        schemas.set("Problem", problem());
        schemas.set(JOB, job());
        schemas.putObject(JOBS)
                .put("type", "object")
                .putObject("properties")
                .putObject("jobs")
                .put("type", "array")
                .putObject("items")
                .put("$ref", SCHEMAS + JOB);
        schemas.set(KEPT, kept());
        stream(schemas.putObject(STREAM));
        if (keys) {
            root.withObject("/components")
                    .putObject("securitySchemes")
                    .putObject("key")
                    .put("type", "http")
                    .put("scheme", "bearer");
        }
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode operation(Route route, boolean keys) {
        ObjectNode operation = JSON.createObjectNode().put("summary", route.about());
        if (keys && route.scope().isPresent()) {
            operation.putArray("security").addObject().putArray("key");
            operation.put(
                    "description",
                    "Wants a key with the scope " + route.scope().get().label() + ".");
        }
        ArrayNode parameters = operation.putArray("parameters");
        for (String segment : route.path().split("/")) {
            if (segment.startsWith("{")) {
                parameter(parameters, segment.substring(1, segment.length() - 1), "path");
            }
        }
        route.more().query().forEach(word -> parameter(parameters, word, "query"));
        route.more()
                .headers()
                .forEach(header -> parameter(parameters, header, "header").put("required", true));
        if (!route.takes().isEmpty()) {
            ObjectNode content =
                    operation.putObject("requestBody").put("required", true).putObject("content");
            boolean pictures = route.takes().contains(Bodies.FORM);
            String schema = route.more().body();
            if (schema.isEmpty()) {
                route.takes().forEach(type -> body(content.putObject(type), type, pictures));
            } else {
                content.putObject(Bodies.JSON).putObject("schema").put("$ref", SCHEMAS + schema);
            }
        }
        ObjectNode responses = operation.putObject("responses");
        ObjectNode good = responses
                .putObject(String.valueOf(route.more().status()))
                .put("description", "done")
                .putObject("content");
        for (String type : route.gives()) {
            ObjectNode schema = good.putObject(type).putObject("schema");
            if (type.equals(AnalysisRoutes.JSON) && !route.more().schema().isEmpty()) {
                schema.put("$ref", SCHEMAS + route.more().schema());
            }
        }
        responses
                .putObject("default")
                .put("description", "a problem (RFC 9457)")
                .putObject("content")
                .putObject(Problem.CONTENT_TYPE)
                .putObject("schema")
                .put("$ref", SCHEMAS + "Problem");
        return operation;
    }

    private static ObjectNode parameter(ArrayNode parameters, String name, String in) {
        ObjectNode parameter = parameters.addObject().put("name", name).put("in", in);
        parameter.put("required", in.equals("path")).putObject("schema").put("type", "string");
        return parameter;
    }

    /** The words of a pipeline, and others. */
    static List<String> options(String... others) {
        return Stream.concat(
                        Stream.of(others),
                        Stream.of(PipelineSpec.class.getRecordComponents()).map(RecordComponent::getName))
                .toList();
    }

    private static ObjectNode kept() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("jobs").put("type", "array").putObject("items").put("$ref", SCHEMAS + JOB);
        ObjectNode result = properties
                .putObject("results")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        ObjectNode fields = result.putObject("properties");
        for (String text : List.of("id", "subject", "session", "created", "source")) {
            fields.putObject(text).put("type", "string");
        }
        properties.putObject("number").put("type", "integer");
        schema.putArray("required").add("jobs").add("results").add("number");
        return schema;
    }

    private static ObjectNode job() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode states = properties.putObject("state").put("type", "string").putArray("enum");
        for (JobState state : JobState.values()) {
            states.add(state.label());
        }
        for (String text : List.of("id", "name", "subject", "detail", "created")) {
            properties.putObject(text).put("type", "string");
        }
        for (String number : List.of("bytes", "received", "frames")) {
            properties.putObject(number).put("type", "integer");
        }
        properties.putObject("time").put("type", "number");
        properties.putObject("duration").putArray("type").add("number").add("null");
        properties.putObject("ended").putArray("type").add("string").add("null");
        properties.putObject("options").put("type", "object");
        properties.putObject("links").put("type", "object");
        schema.putArray("required")
                .add("id")
                .add("state")
                .add("bytes")
                .add("received")
                .add("links");
        return schema;
    }

    private static void body(ObjectNode content, String type, boolean pictures) {
        ObjectNode schema = content.putObject("schema");
        if (!pictures) {
            if (type.equals(Bodies.JSON)) {
                announcement(schema);
            }
        } else if (type.equals(Bodies.FORM) || type.equals(Bodies.JSON)) {
            boolean form = type.equals(Bodies.FORM);
            schema.put("type", "object").putArray("required").add(Bodies.PICTURE);
            ObjectNode properties = schema.putObject("properties");
            ObjectNode picture = properties.putObject(Bodies.PICTURE).put("type", "string");
            picture.put(form ? "format" : "contentEncoding", form ? "binary" : "base64");
            if (!form) {
                properties.putObject("name").put("type", "string");
                properties.putObject("options").put("type", "object");
            }
        }
    }

    private static void stream(ObjectNode schema) {
        schema.put("type", "object").putArray("required").add("address");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("address").put("type", "string").put("format", "uri");
        properties.putObject("name").put("type", "string");
        properties.putObject("subject").put("type", "string");
        properties.putObject("options").put("type", "object");
    }

    private static void announcement(ObjectNode schema) {
        schema.put("type", "object").putArray("required").add("bytes");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject("name").put("type", "string");
        properties.putObject("subject").put("type", "string");
        properties.putObject("bytes").put("type", "integer");
        properties.putObject("options").put("type", "object");
    }

    private static ObjectNode problem() {
        ObjectNode schema = JSON.createObjectNode().put("type", "object");
        schema.putArray("required")
                .add("type")
                .add("title")
                .add("status")
                .add("detail")
                .add("request_id");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode types = properties.putObject("type").put("type", "string").putArray("enum");
        for (Problem problem : Problem.values()) {
            types.add(problem.type());
        }
        properties.putObject("title").put("type", "string");
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", "string").put("description", "what, what was expected, what to do");
        properties.putObject("request_id").put("type", "string");
        return schema;
    }

    /** The schema of the command line's records, with its own references led to where it now lies. */
    private static JsonNode resultSchema() {
        try (InputStream in = OpenApi.class.getResourceAsStream("output.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("output.schema.json is missing; build the module server anew");
            }
            JsonNode schema = JSON.readTree(in);
            String text = schema.toString().replace("\"#/$defs/", "\"" + SCHEMAS + "Result/$defs/");
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
