package dev.mien.report;

import dev.mien.face.FaceResult;
import dev.mien.testkit.Samples;

/** Made results of pictures. */
public final class Pictures {
    private Pictures() {}

    /** Of a picture of 640x480 pixels. */
    public static PictureResult picture(String source, FaceResult... faces) {
        return new PictureResult(source, Samples.frame(640, 480, faces));
    }
}
