package dev.mien.track;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Track;
import dev.mien.image.Affine;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** What a tracker knows of one face. */
final class Life {
    /** How much of a look is taken over at each sighting. */
    private static final double LEARN = 0.1;

    private final BoxMotion motion;
    private final Duration first;
    private Face face;
    private Optional<Appearance> appearance;
    private OptionalInt seen;
    private Duration last;
    private int sightings = 1;
    private long id;

    Life(Sighting sighting, Duration time) {
        motion = new BoxMotion(sighting.face());
        face = sighting.face();
        appearance = sighting.appearance();
        seen = OptionalInt.of(sighting.index());
        first = time;
        last = time;
    }

    void predict(double seconds) {
        motion.predict(seconds);
        seen = OptionalInt.empty();
    }

    /** @param alone whether nobody else is near, who would get into its look */
    void see(Sighting sighting, Duration time, boolean alone) {
        motion.update(sighting.face());
        face = sighting.face();
        seen = OptionalInt.of(sighting.index());
        last = time;
        sightings++;
        if (alone) {
            appearance = appearance.flatMap(known -> sighting.appearance().map(recent -> known.towards(recent, LEARN)));
        }
    }

    /** Where the face is expected, with its landmarks moved along. */
    Face expected(double seconds) {
        Box from = face.box();
        Box to = motion.box(seconds);
        Affine move = Affine.fromRectangle(from.x(), from.y(), from.width(), from.height(), to.width(), to.height())
                .then(Affine.translate(to.x(), to.y()));
        return new Face(
                to,
                face.confidence(),
                face.landmarks().stream().map(move::apply).toList());
    }

    void name(long number) {
        id = number;
    }

    boolean named() {
        return id > 0;
    }

    int sightings() {
        return sightings;
    }

    OptionalInt seen() {
        return seen;
    }

    Duration last() {
        return last;
    }

    BoxMotion motion() {
        return motion;
    }

    Optional<Appearance> appearance() {
        return appearance;
    }

    Track track() {
        return new Track(id, face, seen, first, last);
    }
}
