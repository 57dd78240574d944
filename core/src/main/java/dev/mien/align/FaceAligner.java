package dev.mien.align;

import dev.mien.face.AlignedFace;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.stage.Stage;

/** Cuts a face out so that it sits where the training pictures have it. */
public interface FaceAligner extends Stage {
    AlignedFace align(Frame frame, Face face);
}
