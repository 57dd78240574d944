package dev.mien.eval.compare.report;

import static dev.mien.eval.compare.Compared.PIPELINES;
import static dev.mien.eval.compare.Compared.face;
import static dev.mien.eval.compare.Compared.labelled;
import static dev.mien.eval.compare.Compared.picture;
import static dev.mien.eval.compare.Compared.sure;
import static dev.mien.eval.compare.Compared.unsure;
import static dev.mien.face.Expression.ANGER;
import static dev.mien.face.Expression.FEAR;
import static dev.mien.face.Expression.HAPPINESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.mien.eval.compare.ComparedFace;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.Comparison;
import dev.mien.face.Expression;
import dev.mien.report.record.Format;
import dev.mien.report.record.Records;
import dev.mien.testkit.DefaultLocale;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonWriterTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ComparedFace SAME = face(sure(FEAR, 0.9, ANGER), sure(FEAR, 0.75, ANGER));
    private static final ComparedFace OTHER = face(unsure(FEAR, 0.6, ANGER), sure(HAPPINESS, 0.8, FEAR));
    private static final List<ComparedPicture> RUN =
            List.of(picture("a, \"b\".jpg", SAME, OTHER), picture("empty.jpg"), labelled("c.png", FEAR, OTHER));

    @Test
    void jsonLinesHaveOneObjectAFace() throws IOException {
        List<String> lines = written("jsonl", PIPELINES).lines().toList();
        assertThat(lines).hasSize(3);
        JsonNode second = JSON.readTree(lines.get(1));
        assertThat(second.get("source").asText()).isEqualTo("a, \"b\".jpg");
        assertThat(second.get("face").asInt()).isEqualTo(1);
        assertThat(second.get("detector").asText()).isEqualTo("haar-alt2");
        assertThat(second.at("/box/x").asDouble()).isEqualTo(100.0);
        assertThat(second.at("/a/pipeline").asText()).isEqualTo("old");
        assertThat(second.at("/a/expression").asText()).isEqualTo("unsure");
        assertThat(second.at("/a/reason").asText()).isEqualTo("too \"weak\"");
        assertThat(second.at("/b/probabilities/happiness").asDouble()).isEqualTo(0.8);
        assertThat(second.get("agree").asBoolean()).isFalse();
        // |0.6 - 0.2|, |0.4 - 0|, |0 - 0.8| halved
        assertThat(second.get("distance").asDouble()).isEqualTo(0.8);
        assertThat(second.has("truth")).isFalse();
        assertThat(second.get("a").has("right")).isFalse();
        assertThat(JSON.readTree(lines.get(0)).get("agree").asBoolean()).isTrue();
        JsonNode labelled = JSON.readTree(lines.get(2));
        assertThat(labelled.get("truth").asText()).isEqualTo("fear");
        assertThat(labelled.at("/a/right").asBoolean())
                .as("unsure, but fear is likeliest")
                .isTrue();
        assertThat(labelled.at("/b/right").asBoolean()).isFalse();
    }

    @Test
    void jsonLinesKeepToTheirSchema() throws IOException {
        ObjectNode root = (ObjectNode) JSON.readTree(docs("output.schema.json").toFile());
        ObjectNode text = JSON.createObjectNode().put("$ref", "#/$defs/comparison");
        text.set("$defs", root.get("$defs"));
        JsonSchema schema =
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(text);
        for (ComparedPipelines pipelines :
                List.of(PIPELINES, new ComparedPipelines("old", "new", "", "", "The pictures are crops."))) {
            for (String line : written("jsonl", pipelines).lines().toList()) {
                assertThat(schema.validate(JSON.readTree(line))).as(line).isEmpty();
                for (String field : List.of("\"b\":", "\"agree\"", "\"pipeline\"", "\"probabilities\"", "\"box\"")) {
                    assertThat(schema.validate(JSON.readTree(line.replace(field, field.replaceFirst("\"", "\"x")))))
                            .as("without " + field)
                            .isNotEmpty();
                }
                assertThat(schema.validate(JSON.readTree(line.replace("\"distance\":0.", "\"distance\":7."))))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void csvHasARowAFace() throws IOException {
        String[] rows = written("csv", PIPELINES).split("\r\n");
        assertThat(rows).hasSize(4);
        assertThat(rows[0])
                .startsWith("source,width,height,face,detector,aligner,x,y,box_width,box_height,confidence,")
                .contains(",truth,a_pipeline,a_expression,a_reason,a_neutral,a_happiness,")
                .contains(",a_contempt,a_right,b_pipeline,")
                .endsWith(",b_contempt,b_right,agree,distance");
        assertThat(rows[2])
                .startsWith("\"a, \"\"b\"\".jpg\",640,480,1,haar-alt2,eyes,100.0,60.0,120.0,130.0,0.75,,eyes,true,")
                .contains(",,old,unsure,\"too \"\"weak\"\"\",,,,,0.4,,0.6,,,new <i>,happiness,,,0.8,")
                .endsWith(",,false,0.8");
        assertThat(rows[3]).contains(",fear,old,unsure,").endsWith(",false,false,0.8");
        for (String row : rows) {
            String plain = row.replace("\"a, \"\"b\"\".jpg\"", "a");
            assertThat(plain.split(",", -1)).hasSize(rows[0].split(",").length);
        }
    }

    @Test
    void spreadsheetsGetNoFormula() throws IOException {
        ComparedPipelines evil = new ComparedPipelines("=1+1", "b", "haar", "eyes", "");
        assertThat(written("csv-spreadsheet", evil)).startsWith("\ufeffsource,").contains(",'=1+1,");
        assertThat(written("csv", evil)).startsWith("source,").contains(",=1+1,");
    }

    @Test
    void textHasTheTableAndTheMostDistantFaces() throws IOException {
        assertThat(written("text", PIPELINES))
                .contains("A is old, B is new <i>: pictures 3, faces 3")
                .contains("Different verdicts on 2 of 3 faces, most distant first:")
                .contains("  0.800  A unsure (fear 60 %), B happiness 80 %  a, \"b\".jpg, 120x130 at 100, 60\n")
                .contains("B happiness 80 %, labelled fear  c.png");
    }

    @Test
    void textListsOnlyTheMostDistant() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Comparison comparison = Comparison.of(PIPELINES);
        try (ComparisonWriter writer = Records.open(
                Format.TEXT, ComparisonWriter.of(PIPELINES, Expression.FERPLUS, Expression.FERPLUS), out)) {
            for (int i = 0; i < 12; i++) {
                ComparedPicture picture =
                        picture("p" + i, face(sure(FEAR, 0.6 + i / 100.0, ANGER), sure(HAPPINESS, 1, FEAR)));
                comparison.add(picture);
                writer.write(picture);
            }
            assertThat(out.size()).as("nothing before the end").isZero();
            writer.finish(comparison);
        }
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("Different verdicts on 12 of 12 faces; the 10 most distant:");
        assertThat(text.lines().filter(line -> line.startsWith("  1.000"))).hasSize(10);
    }

    @Test
    void noLocaleChangesIt() throws Exception {
        for (String format : Format.labels()) {
            String here = written(format, PIPELINES);
            assertThat(DefaultLocale.with("ar-EG-u-nu-arab", () -> written(format, PIPELINES)))
                    .isEqualTo(here);
        }
    }

    private static String written(String format, ComparedPipelines pipelines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Comparison comparison = Comparison.of(pipelines);
        try (ComparisonWriter writer = Records.open(
                Format.of(format), ComparisonWriter.of(pipelines, Expression.FERPLUS, Expression.FERPLUS), out)) {
            for (ComparedPicture picture : RUN) {
                comparison.add(picture);
                writer.write(picture);
            }
            writer.finish(comparison);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Path docs(String name) {
        Path here = Path.of("docs/guide", name);
        return Files.exists(here) ? here : Path.of("../docs/guide", name);
    }
}
