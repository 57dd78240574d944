package dev.mien.app.train;

import dev.mien.align.Aligners;
import dev.mien.detect.Detectors;
import dev.mien.face.AlignedFace;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.pipeline.FaceFinder;
import dev.mien.pipeline.Pipeline;
import dev.mien.pipeline.Pipelines;
import dev.mien.train.faces.CropFaces;
import dev.mien.train.faces.FaceSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an expression training gets its faces from: crops, or the largest face of each photo. */
final class Faces implements AutoCloseable {
    private final Optional<LandmarkLocator> locator;
    private final Optional<Photos> photos;

    /** @param crops whether the pictures are face crops */
    Faces(Optional<LandmarkLocator> locator, boolean crops) {
        this.locator = locator;
        this.photos = crops ? Optional.empty() : Optional.of(new Photos());
    }

    FaceSource source() {
        return photos.<FaceSource>map(found -> picture -> found.face(picture, locator))
                .orElseGet(() -> new CropFaces(locator));
    }

    @Override
    public void close() {
        photos.ifPresent(Photos::close);
        locator.ifPresent(LandmarkLocator::close);
    }

    /** Finds and cuts out a face as the default pipeline does, which a trained model is used in. */
    private static final class Photos {
        private final FaceFinder usual;

        Photos() {
            Pipeline pipeline = Pipelines.get(Pipelines.DEFAULT);
            usual = new FaceFinder(
                    Detectors.create(pipeline.detector()),
                    Locators.create(pipeline.landmarks()),
                    Aligners.create(pipeline.aligner()));
        }

        Optional<AlignedFace> face(Image picture, Optional<LandmarkLocator> locator) {
            Frame frame = Frame.of(picture);
            return usual.find(frame).stream()
                    .max(Comparator.comparingDouble(face -> face.box().area()))
                    .map(face -> locator.map(points -> points.look(frame, face)).orElse(face))
                    .map(face -> usual.align(frame, List.of(face)).get(0));
        }

        void close() {
            usual.close();
        }
    }
}
