package dev.mien.train.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.image.Image;
import dev.mien.image.Images;
import dev.mien.image.Point;
import dev.mien.testkit.SyntheticFace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplePicturesTest {
    @Test
    void makesAPortraitOfEachExpressionThereIsAndAGroup(@TempDir Path temp) throws Exception {
        for (String label : List.of("happiness", "contempt")) {
            Path folder = Files.createDirectories(temp.resolve("data").resolve(label));
            for (int i = 0; i < 3; i++) {
                Image face = SyntheticFace.scene(192, 192, new Point(94 + 2 * i, 76 + i), 72, i - 1);
                ImageIO.write(
                        face.toBufferedImage(),
                        "png",
                        folder.resolve(i + ".png").toFile());
            }
        }
        Path out = temp.resolve("out");
        List<String> log = new ArrayList<>();
        try (ExpressionDataset data = Datasets.openExpression(temp.resolve("data"))) {
            SamplePictures.make(data, 3, out, log::add);
        }
        assertThat(log)
                .hasSize(8)
                .contains("happiness  average of 2 faces", "contempt   average of 2 faces")
                .contains("fear       no face whose eyes are found");
        assertThat(out.toFile().list()).containsExactlyInAnyOrder("happiness.png", "contempt.png", "group.jpg");
        Image portrait = Images.read(out.resolve("happiness.png"));
        assertThat(List.of(portrait.width(), portrait.height())).containsExactly(360, 360);
        assertThat(Images.read(out.resolve("group.jpg")).width()).isEqualTo(1280);
    }
}
