package dev.mien.track;

import dev.mien.face.Face;
import java.util.Optional;

/**
 * A face of the present frame.
 *
 * @param index its place in the list that the tracker was given
 * @param appearance what the person looks like, where the tracker asks for it
 */
record Sighting(int index, Face face, Optional<Appearance> appearance) {}
