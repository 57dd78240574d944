package dev.mien.train.check;

import dev.mien.dataset.TruthBox;
import dev.mien.detect.CheckCrop;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.image.Image;
import dev.mien.train.detect.DetectorData;
import dev.mien.train.detect.HeldOut;
import dev.mien.train.engine.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Places in the pictures that detectors are trained on, of which it is known whether they show a face. */
final class CheckData {
    /** Other places of a picture, drawn by chance, that are no faces: a detector never proposes most of what there is. */
    private static final int ELSEWHERE = 1;

    /** Of what a detector takes for a face in one picture the surest are learned from. */
    private static final int MISTAKEN = 4;

    /** Of so many faces in a picture places are learned from that show a part of one. */
    private static final int BESIDE = 2;
    /** Such places overlap every face by less. */
    private static final double OFF = 0.4;

    private static final double SMALLEST = 10;

    private CheckData() {}

    /**
     * A place, cut out with room to move.
     *
     * @param square {@link #SIDE} pixels wide, in colour or grey
     * @param real whether it shows a face
     * @param known whether a detector proposed it, or people labelled it, rather than chance
     * @param cut whether nothing is known of its surroundings
     */
    record Place(Image square, boolean real, boolean known, boolean cut) {}

    /** The squares' side in pixels, {@link #ROOM} times as wide as what the network sees. */
    static final int SIDE = 72;

    static final double ROOM = 1.4;

    /** What is learned from, set by set. */
    static List<List<Place>> training(DetectorData data, FaceDetector credulous, Progress progress) throws IOException {
        List<List<Place>> sets = new ArrayList<>();
        for (DetectorData.Labelled set : data.labelled()) {
            sets.add(Candidate.each(set.data(), seen -> places(seen, credulous, set.whole()), progress));
        }
        List<Place> cut = new ArrayList<>();
        for (DetectorData.CutOut one : data.cutOuts()) {
            cut.add(new Place(square(one.picture(), one.face()), true, true, true));
        }
        sets.add(cut);
        return sets;
    }

    private static List<Place> places(Candidate.Seen seen, FaceDetector credulous, boolean whole) {
        Image picture = seen.picture();
        List<TruthBox> truth = seen.sample().faces();
        List<Candidate> found = Candidate.of(credulous, picture, truth);
        List<Place> places = new ArrayList<>();
        found.stream()
                .filter(Candidate::real)
                .forEach(one -> places.add(new Place(square(picture, one.face().box()), true, true, false)));
        if (whole) {
            found.stream()
                    .filter(one -> !one.real())
                    .limit(MISTAKEN)
                    .forEach(one ->
                            places.add(new Place(square(picture, one.face().box()), false, true, false)));
        }
        for (TruthBox face : truth) {
            boolean missed = found.stream().noneMatch(one -> one.face().box().iou(face.box()) > 0.5);
            if (!face.ignore() && missed && face.box().height() >= SMALLEST) {
                places.add(new Place(square(picture, face.box()), true, true, false));
            }
        }
        SplittableRandom random = new SplittableRandom(HeldOut.crc(seen.sample().id()));
        truth.stream().limit(BESIDE).map(face -> beside(face.box(), random)).forEach(box -> {
            if (truth.stream().allMatch(face -> face.box().iou(box) < OFF)) {
                places.add(new Place(square(picture, box), false, true, false));
            }
        });
        if (whole) {
            for (int i = 0; i < ELSEWHERE; i++) {
                Box box = anywhere(picture, random);
                if (truth.stream().allMatch(face -> face.box().iou(box) < 0.1)) {
                    places.add(new Place(square(picture, box), false, false, false));
                }
            }
        }
        return places;
    }

    /** A part of a face and of what is next to it. */
    private static Box beside(Box face, SplittableRandom random) {
        double scale = Math.exp(random.nextDouble(-0.4, 0.4));
        double angle = random.nextDouble(2 * Math.PI);
        double far = random.nextDouble(0.45, 0.75);
        double width = scale * face.width();
        double height = scale * face.height();
        return new Box(
                face.center().x() + far * Math.cos(angle) * face.width() - width / 2,
                face.center().y() + far * Math.sin(angle) * face.height() - height / 2,
                width,
                height);
    }

    private static Box anywhere(Image picture, SplittableRandom random) {
        double shorter = Math.min(picture.width(), picture.height());
        double side = Math.max(SMALLEST, shorter * Math.pow(0.04, random.nextDouble()) * 0.9);
        side = Math.min(side, shorter);
        return new Box(
                random.nextDouble() * (picture.width() - side),
                random.nextDouble() * (picture.height() - side),
                side,
                side);
    }

    private static Image square(Image picture, Box box) {
        double width = box.width() * ROOM;
        double height = box.height() * ROOM;
        Box wider = new Box(box.center().x() - width / 2, box.center().y() - height / 2, width, height);
        return CheckCrop.cut(picture, wider, SIDE);
    }
}
