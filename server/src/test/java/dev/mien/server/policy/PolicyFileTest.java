package dev.mien.server.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyFileTest {
    private static final String WHOLE = """
            {"purpose": {"area": "research", "text": "smiles in talks"}, "legal_basis": "consent of 2026",
             "jurisdiction": "DE", "retention_days": 30, "minimum_group": 1, "readings": ["expressions", "pose"],
             "blur": true, "pictures": "none", "streams": ["camera.example:554"], "audit_subjects": "named"}
            """;

    @TempDir
    private Path folder;

    private Policy read(String json) throws IOException {
        return PolicyFile.read(Files.writeString(folder.resolve("policy.json"), json));
    }

    private List<String> mistakes(String json) {
        PolicyException e = catchThrowableOfType(PolicyException.class, () -> read(json));
        assertThat(e).as(json).isNotNull();
        assertThat(e.lines())
                .allSatisfy(line -> assertThat(line)
                        .startsWith(folder.resolve("policy.json").toString())
                        .doesNotContain("\n"));
        return e.lines().stream()
                .map(line -> line.replaceFirst(".*policy.json: ", ""))
                .toList();
    }

    @Test
    void aPolicyIsReadWhole() throws IOException {
        Policy policy = read(WHOLE);
        assertThat(policy.area()).isEqualTo(Area.RESEARCH);
        assertThat(policy.readings()).containsExactlyInAnyOrder(Reading.EXPRESSIONS, Reading.POSE);
        assertThat(policy.retentionDays()).isEqualTo(30);
        assertThat(policy.streams()).containsExactly("camera.example:554");
        assertThat(policy.namedSubjects()).isTrue();
        assertThat(policy.keepsVideos(Duration.ofDays(90))).isEqualTo(Duration.ofDays(30));
        assertThat(policy.keepsVideos(Duration.ofDays(7))).isEqualTo(Duration.ofDays(7));
        assertThat(read(policy.json())).as("what is shown can be read again").isEqualTo(policy);
        assertThat(policy.hash())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(Policy.usual().hash());
    }

    @Test
    void whatIsNotSaidIsTheLeast() throws IOException {
        Policy policy = read("""
                {"purpose": {"area": "art", "text": "a mirror"}, "legal_basis": "consent", "jurisdiction": "EU", "readings": []}
                """);
        assertThat(policy.readings()).isEmpty();
        assertThat(policy.keeps()).isFalse();
        assertThat(policy.blur()).isTrue();
        assertThat(policy.streams()).isEmpty();
        assertThat(policy.namedSubjects()).isFalse();
    }

    @Test
    void eachMistakeIsALineWithItsPath() {
        assertThat(mistakes("""
                                {"purpose": {"area": "school", "txt": "a"}, "jurisdiction": "Germany", "retention_days": -1,
                                 "minimum_group": 0, "readings": ["expressions", "identity", 7], "blur": "yes", "pictures": "some",
                                 "streams": ["rtsp://camera"], "audit": 1}
                                """))
                .containsExactly(
                        "purpose.area: expected one of personal, research, medical, safety, workplace, education, customers,"
                                + " art, other, got \"school\"",
                        "purpose.text: is missing, expected a text of 1 to 2000 characters",
                        "purpose.txt: is no field here, expected one of area, text",
                        "legal_basis: is missing, expected a text of 1 to 2000 characters",
                        "jurisdiction: expected EU, or a country's two letters (ISO 3166) such as DE, got \"Germany\"",
                        "retention_days: expected a whole number from 0 to 36500, got -1",
                        "minimum_group: expected a whole number from 1 to 1000, got 0",
                        "readings[1]: expected one of expressions, valence_arousal, pose, eyes, mouth, gaze, landmarks, got"
                                + " \"identity\"",
                        "readings[2]: expected one of expressions, valence_arousal, pose, eyes, mouth, gaze, landmarks, got 7",
                        "blur: expected true or false, got \"yes\"",
                        "pictures: expected one of none, faces, all, got \"some\"",
                        "streams[0]: expected a host, or host:port, without rtsp://, got \"rtsp://camera\"",
                        "audit: is no field here, expected one of audit_subjects, blur, exemption, jurisdiction, legal_basis,"
                                + " minimum_group, pictures, purpose, readings, retention_days, stream_seconds, streams");
    }

    @Test
    void picturesAreKeptWithResultsAndOfNoGroup() throws IOException {
        String kept = WHOLE.replace("\"none\"", "\"faces\"");
        assertThat(read(kept.replaceAll("\"minimum_group\": \\d+", "\"minimum_group\": 1"))
                        .pictures())
                .isEqualTo(KeptPictures.FACES);
        assertThat(mistakes(kept.replaceAll("\"minimum_group\": \\d+", "\"minimum_group\": 2")))
                .containsExactly("pictures: show people alone, expected a minimum_group of 1, or \"none\"");
        assertThat(mistakes(kept.replaceAll("\"retention_days\": \\d+", "\"retention_days\": 0")))
                .containsExactly(
                        "pictures: are kept as long as results, expected retention_days of 1 or more, or \"none\"");
    }

    @ParameterizedTest
    @CsvSource({
        "rtsp://camera.example/live, true",
        "RTSP://user:pw@Camera.Example:554/live?x=1, true",
        "http://camera.example/, true",
        "https://camera.example:443/, true",
        "rtsp://camera.example:8554/live, false",
        "rtsp://other.example/, false",
        "rtsp://camera.example.other.example/, false",
        "rtsp://door.example:8554/, true",
        "rtsp://door.example/, false",
        "rtsp://camera.example:pw@other.example/, false"
    })
    void aHostIsItsUsualPortAndNoOther(String address, boolean opened) throws IOException {
        Policy policy = read(WHOLE.replace("\"camera.example:554\"", "\"camera.example\", \"door.example:8554\""));
        assertThat(policy.opens(StreamAddress.of(address))).isEqualTo(opened);
        assertThat(StreamAddress.of(address).toString()).doesNotContain("pw", "x=1");
    }

    @ParameterizedTest
    @CsvSource({"workplace,EU", "workplace,DE", "education,FR", "education,NO", "workplace,RE", "education,AX"})
    void workAndSchoolAreRefusedInTheUnion(String area, String jurisdiction) throws IOException {
        String policy = WHOLE.replace("research", area).replace("DE", jurisdiction);
        assertThat(mistakes(policy))
                .singleElement()
                .asString()
                .startsWith("purpose.area: emotions may not be inferred in ")
                .contains("article 5(1)(f)");
        assertThat(mistakes(policy.replace("\"blur\"", "\"exemption\": {\"reason\": \"safety\"}, \"blur\"")))
                .containsExactly("exemption.basis: is missing, expected a text of 1 to 2000 characters");
        assertThat(mistakes(policy.replace(
                        "\"blur\"", "\"exemption\": {\"reason\": \"profit\", \"basis\": \"a\"}, \"blur\"")))
                .containsExactly("exemption.reason: expected one of medical, safety, got \"profit\"");
        assertThat(read(policy.replace(
                                "\"blur\"",
                                "\"exemption\": {\"reason\": \"safety\", \"basis\": \"drivers, study 3\"}, \"blur\""))
                        .exemption())
                .contains(new Policy.Exemption("safety", "drivers, study 3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"safety", "medical"})
    void safetyAndMedicineSayWhatTheyRestOnInTheUnion(String area) throws IOException {
        String policy = WHOLE.replace("research", area);
        assertThat(mistakes(policy)).singleElement().asString().startsWith("exemption: is missing");
        assertThat(read(policy.replace("DE", "US")).exemption()).isEmpty();
        String stated =
                policy.replace("\"blur\"", "\"exemption\": {\"reason\": \"" + area + "\", \"basis\": \"a\"}, \"blur\"");
        assertThat(read(stated).exemption()).isPresent();
    }

    @Test
    void whatStandsBehindAPolicyIsRefused() {
        assertThat(mistakes(WHOLE + " {\"readings\": []}"))
                .singleElement()
                .asString()
                .contains("more than one object");
        assertThat(mistakes(WHOLE + " x")).hasSize(1);
    }

    @Test
    void camerasAreShownToNobody() throws IOException {
        assertThat(read(WHOLE).described()).doesNotContain("streams", "camera.example");
        assertThat(read(WHOLE).json()).contains("camera.example:554");
    }

    @Test
    void elsewhereTheyAreNot() throws IOException {
        assertThat(read(WHOLE.replace("research", "workplace").replace("DE", "US"))
                        .area())
                .isEqualTo(Area.WORKPLACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "{", "{\"blur\": true, \"blur\": true}", "{\"purpose\": \"art\"}", "\"\\"})
    void whatIsNoPolicyIsSaid(String text) {
        assertThat(mistakes(text)).isNotEmpty();
    }

    @Test
    void theSampleOfTheGuideIsOne() throws IOException {
        assertThat(PolicyFile.read(Path.of("../docs/guide/policy.json")).keeps())
                .isTrue();
    }

    @Test
    void aMissingFileIsSaid() {
        assertThatThrownBy(() -> PolicyFile.read(folder.resolve("none.json"))).isInstanceOf(IOException.class);
    }
}
