package dev.mien.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.align.Aligners;
import dev.mien.model.ManifestJson;
import dev.mien.model.ModelException;
import dev.mien.model.ModelFile;
import dev.mien.model.ModelKind;
import dev.mien.model.Models;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.source.Faults;
import dev.mien.testkit.model.Manifests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is just small enough passes, what is one larger does not. Pictures' limits are tried where pictures are read. */
class LimitsTest {
    @TempDir
    Path temp;

    @Test
    void aManifest() throws IOException {
        byte[] json = ManifestJson.write(Manifests.network("finder", ModelKind.DETECTOR, Map.of()));
        byte[] padded = Arrays.copyOf(json, Limits.MANIFEST_BYTES);
        Arrays.fill(padded, json.length, padded.length, (byte) ' ');
        Path file = temp.resolve("model.json");
        Files.write(file, padded);
        assertThat(Models.open(temp.toString()).manifest().id()).isEqualTo("finder");
        Files.write(file, new byte[] {' '}, java.nio.file.StandardOpenOption.APPEND);
        assertThatThrownBy(() -> Models.open(temp.toString()))
                .isInstanceOf(ModelException.class)
                .hasMessageEndingWith("model.json is larger than 1048576 bytes");
    }

    @Test
    void aFileOfAModel() {
        String hash = "0".repeat(64);
        assertThat(new ModelFile("a", Limits.MODEL_FILE_BYTES, hash).size()).isEqualTo(2_147_483_631);
        assertThatThrownBy(() -> new ModelFile("a", Limits.MODEL_FILE_BYTES + 1, hash))
                .hasMessage("files.size of a must lie in 0 to 2147483631, got 2147483632");
    }

    @Test
    void aTensor() {
        int[] most = new int[Limits.TENSOR_RANK];
        Arrays.fill(most, 1);
        assertThat(new Tensor("a", Precision.FLOAT32, most, new float[1]).shape())
                .hasSize(4);
        int[] more = Arrays.copyOf(most, most.length + 1);
        more[most.length] = 1;
        assertThatThrownBy(() -> new Tensor("a", Precision.FLOAT32, more, new float[1]))
                .hasMessageContaining("needs one to four positive sizes");
    }

    @Test
    void aCrop() {
        for (int side : new int[] {Limits.LEAST_CROP_SIDE, Limits.CROP_SIDE}) {
            assertThat(Aligners.create("box:size=" + side).info().options()).containsEntry("size", "" + side);
        }
        for (int side : new int[] {Limits.LEAST_CROP_SIDE - 1, Limits.CROP_SIDE + 1}) {
            assertThatThrownBy(() -> Aligners.create("box:size=" + side))
                    .hasMessage("box: size must lie in 8 to 1024, got " + side);
        }
    }

    @Test
    void linesAboutAMedium() {
        Faults faults = new Faults("clip");
        for (int i = 0; i < Limits.FAULT_LINES; i++) {
            faults.add("frame %d", i);
        }
        assertThat(faults.list()).hasSize(Limits.FAULT_LINES).last().isEqualTo("clip: frame 49");
        faults.add("frame 50");
        assertThat(faults.list()).hasSize(Limits.FAULT_LINES + 1).last().isEqualTo("clip: and 1 more of the kind");
    }
}
