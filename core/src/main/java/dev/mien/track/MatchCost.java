package dev.mien.track;

import dev.mien.face.Face;
import dev.mien.image.Image;
import java.util.Optional;

/** What it costs to hold a face for the next sighting of a track. */
interface MatchCost {
    /** Less is likelier; positive infinity where it cannot be. */
    double of(Life track, Sighting sighting);

    /** What it costs to hold a track for unseen. */
    double alone();

    /** What the cost looks at beside the box. */
    Optional<Appearance> appearance(Image image, Face face);
}
