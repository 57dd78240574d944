package dev.mien.server.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a policy and checks it. */
public final class PolicyFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_DAYS = 36_500;
    private static final int MOST_GROUP = 1000;
    private static final int MOST_STREAM_SECONDS = 86_400;
    private static final String HOST = "[A-Za-z0-9.-]{1,253}(:\\d{1,5})?";
    private static final Set<String> REASONS = Set.of("medical", "safety");

    private PolicyFile() {}

    /**
     * {@return the policy of a file}
     *
     * @param file JSON, as the guide of the service has it
     * @throws IOException if it cannot be read
     * @throws PolicyException if it is no policy, with a line for each mistake
     */
    public static Policy read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new PolicyException(List.of(file + ": larger than 1 MiB, expected a policy; check the path"));
        }
        Fields fields;
        try {
            JsonNode root = JSON.readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new PolicyException(List.of(file + ": expected a JSON object with the fields of a policy"));
            }
            fields = new Fields(file.toString(), root);
        } catch (JsonProcessingException | CharConversionException e) {
            String where = e instanceof JsonProcessingException json && json.getLocation() != null
                    ? ", line " + json.getLocation().getLineNr()
                    : "";
            throw new PolicyException(List.of(
                    file + where + ": no JSON, a field given twice, or more than one object; expected one object"));
        }
        Policy policy = policy(fields);
        fields.end();
        return policy;
    }

    private static Policy policy(Fields fields) {
        Fields purpose = fields.object("purpose");
        Area area = purpose.oneOf("area", Area.labels()).flatMap(Area::of).orElse(Area.UNSTATED);
        String text = purpose.text("text");
        purpose.onlyKnown();
        String basis = fields.text("legal_basis");
        String jurisdiction = jurisdiction(fields);
        Optional<Policy.Exemption> exemption = exemption(fields);
        if (area.isProhibitedInTheUnion() && Jurisdiction.isOfTheUnion(jurisdiction) && exemption.isEmpty()) {
            fields.mistake(
                    "purpose.area",
                    "emotions may not be inferred in " + (area == Area.WORKPLACE ? "workplaces" : "education")
                            + " in the EU (AI Act, article 5(1)(f)) but for medical or safety reasons; expected"
                            + " another area, or exemption.reason and exemption.basis");
        }
        if (area.isExemptInTheUnion() && Jurisdiction.isOfTheUnion(jurisdiction) && exemption.isEmpty()) {
            fields.mistake(
                    "exemption",
                    "is missing, expected reason and basis, as " + area.label() + " may mean people at work or in"
                            + " education, where the EU allows it for stated medical or safety reasons alone");
        }
        int days = fields.number("retention_days", 0, MOST_DAYS, 0);
        int group = fields.number("minimum_group", 1, MOST_GROUP, 1);
        Set<Reading> readings = readings(fields);
        boolean blur = fields.flag("blur", true);
        KeptPictures pictures = pictures(fields, days, group);
        List<String> streams = fields.texts("streams", HOST, "a host, or host:port, without rtsp://");
        int streamSeconds = fields.number("stream_seconds", 1, MOST_STREAM_SECONDS, Policy.STREAM_SECONDS);
        boolean named = fields.oneOf("audit_subjects", List.of("hashed", "named"), "hashed")
                .filter("named"::equals)
                .isPresent();
        fields.onlyKnown();
        return new Policy(
                area,
                text,
                basis,
                jurisdiction,
                exemption,
                days,
                group,
                readings,
                blur,
                pictures,
                streams,
                streamSeconds,
                named);
    }

    private static KeptPictures pictures(Fields fields, int days, int group) {
        KeptPictures pictures = fields.oneOf("pictures", KeptPictures.labels(), KeptPictures.NONE.label())
                .flatMap(KeptPictures::of)
                .orElse(KeptPictures.NONE);
        if (pictures != KeptPictures.NONE && days == 0) {
            fields.mistake(
                    "pictures", "are kept as long as results, expected retention_days of 1 or more, or \"none\"");
        } else if (pictures != KeptPictures.NONE && group > 1) {
            fields.mistake("pictures", "show people alone, expected a minimum_group of 1, or \"none\"");
        }
        return pictures;
    }

    private static String jurisdiction(Fields fields) {
        String code = fields.text("jurisdiction");
        if (!code.isEmpty() && !Jurisdiction.isKnown(code)) {
            fields.mistake(
                    "jurisdiction",
                    "expected EU, or a country's two letters (ISO 3166) such as DE, got \"" + code + "\"");
        }
        return code;
    }

    private static Optional<Policy.Exemption> exemption(Fields fields) {
        if (!fields.has("exemption")) {
            return Optional.empty();
        }
        Fields why = fields.object("exemption");
        Policy.Exemption exemption = new Policy.Exemption(
                why.oneOf("reason", REASONS.stream().sorted().toList()).orElse(""), why.text("basis"));
        why.onlyKnown();
        return Optional.of(exemption);
    }

    private static Set<Reading> readings(Fields fields) {
        List<String> known = Arrays.stream(Reading.values()).map(Reading::label).toList();
        Set<Reading> readings = EnumSet.noneOf(Reading.class);
        if (!fields.has("readings")) {
            fields.mistake("readings", "is missing, expected a list of " + String.join(", ", known));
        }
        for (String label : fields.texts("readings", String.join("|", known), "one of " + String.join(", ", known))) {
            Reading.of(label).ifPresent(readings::add);
        }
        return readings;
    }
}
