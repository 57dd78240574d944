package dev.mien.train.landmark;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.Persons;
import dev.mien.dataset.TruthBox;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The public data that landmark networks are trained on. Of {@code landmarks68-train} every thirteenth person is held out to
 * choose settings by, the CRC-32 of {@link Persons#of} modulo 13 being 0; all of {@code landmarks68-valid},
 * other persons again, is for the figure that is published.
 */
final class LandmarkData implements Closeable {
    private static final int HELD_PART = 13;

    private final DetectionDataset train;
    private final DetectionDataset valid;

    private LandmarkData(DetectionDataset train, DetectionDataset valid) {
        this.train = train;
        this.valid = valid;
    }

    /** @param folder with {@code landmarks68-train.zip} and {@code landmarks68-valid.zip} */
    static LandmarkData open(Path folder) throws IOException {
        DetectionDataset train = Datasets.openDetection(folder.resolve("landmarks68-train.zip"));
        try {
            return new LandmarkData(train, Datasets.openDetection(folder.resolve("landmarks68-valid.zip")));
        } catch (IOException e) {
            train.close();
            throw e;
        }
    }

    /** The faces to learn from, decoded. */
    List<Portrait> training() throws IOException {
        List<Portrait> portraits = new ArrayList<>();
        for (DetectionSample sample : train.samples()) {
            if (!isHeldOut(sample.id())) {
                var picture = sample.picture().read();
                for (TruthBox face : sample.faces()) {
                    portraits.add(Portrait.closeUp(picture, face.points()));
                }
            }
        }
        return portraits;
    }

    DetectionDataset heldOut() throws DatasetException {
        return train.only("landmarks68-train, held out", sample -> isHeldOut(sample.id()));
    }

    DetectionDataset valid() {
        return valid;
    }

    static boolean isHeldOut(String id) {
        CRC32 crc = new CRC32();
        crc.update(Persons.of(id).getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % HELD_PART == 0;
    }

    @Override
    public void close() throws IOException {
        train.close();
        valid.close();
    }
}
