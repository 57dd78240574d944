package dev.mien.train.detect;

import dev.mien.dataset.TruthBox;
import dev.mien.image.Image;
import java.util.List;

/** A picture, with all faces in it known. Points are five or none. */
record Scene(Image picture, List<TruthBox> faces) {
    Scene {
        faces = List.copyOf(faces);
    }
}
