package dev.mien.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.mien.app.Cli;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectCommandTest {
    @TempDir
    private Path temp;

    @Test
    void jsonLinesSayWhereTheFaceIs() throws IOException {
        Cli.Run run = Cli.mien("detect", Cli.sample("anger.png"), "--format", "jsonl");
        assertThat(run.exit()).isZero();
        JsonNode found = new ObjectMapper().readTree(run.out());
        assertThat(found.get("faces")).hasSize(1);
        JsonNode box = found.get("faces").get(0).get("box");
        double middle = box.get("x").asDouble() + box.get("width").asDouble() / 2;
        assertThat(middle / found.get("width").asDouble()).isBetween(0.4, 0.6);
        assertThat(found.get("faces").get(0).has("expression")).isFalse();
    }

    @Test
    void csvAndTextSayTheSame() {
        Cli.Run csv = Cli.mien("detect", Cli.sample("group.jpg"), "--format", "csv");
        assertThat(csv.outLines().get(0)).isEqualTo("source,width,height,face,x,y,box_width,box_height,confidence");
        int faces = csv.outLines().size() - 1;
        assertThat(faces).isGreaterThan(1);
        Cli.Run text = Cli.mien("detect", Cli.sample("group.jpg"), "--format", "text");
        assertThat(text.out()).contains("group.jpg", faces + " faces", "confidence");
        assertThat(text.outLines()).hasSize(1 + faces);
    }

    @Test
    void overlaysAreDrawnAndAnotherDetectorMayBeChosen() {
        Path folder = temp.resolve("drawn");
        Cli.Run run = Cli.mien("detect", Cli.sample("anger.png"), "--detector", "lbp", "--overlay", folder);
        assertThat(run.exit()).isZero();
        assertThat(folder.resolve("anger.png")).isNotEmptyFile();
    }

    @Test
    void sizeAndTilesReachTheDetector() {
        assertThat(Cli.mien("detect", Cli.sample("group.jpg"), "--detector", "cnn", "--format", "csv")
                        .outLines())
                .hasSize(9);
        assertThat(Cli.mien(
                                "detect",
                                Cli.sample("group.jpg"),
                                "--detector",
                                "haar-alt2",
                                "--detector-size",
                                "60",
                                "--format",
                                "csv")
                        .outLines())
                .hasSizeLessThan(9);
        Cli.Run tooSmall = Cli.mien("detect", Cli.sample("group.jpg"), "--detector", "cnn", "--detector-size", "8");
        assertThat(tooSmall.errLines()).hasSize(1).first().asString().contains("cnn: size must lie in 32 to 8192");
        Cli.Run tooSmallTile =
                Cli.mien("analyze", Cli.sample("group.jpg"), "--detector", "cnn", "--detector-tile", "8");
        assertThat(tooSmallTile.errLines()).hasSize(1).first().asString().contains("tile must be 0");
        Cli.Run none = Cli.mien("detect", Cli.sample("group.jpg"), "--detector", "haar", "--detector-tile", "640");
        assertThat(none.errLines())
                .hasSize(1)
                .first()
                .asString()
                .contains("unknown option 'tile' of haar; known: scale");
    }
}
