package dev.mien.train.samples;

import dev.mien.face.Box;
import dev.mien.image.Image;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** The picture that pins down what networks read off one face: a sample portrait, which is nobody's, in grey. */
public final class GoldenPortrait {
    private static final String PORTRAIT = "surprise";
    private static final int SIDE = 160;
    private static final Box FACE = new Box(0.21, 0.1, 0.58, 0.81);

    private GoldenPortrait() {}

    /** {@return where the face is, in pixels of the picture} */
    public static Box face() {
        return FACE.scale(SIDE);
    }

    /**
     * {@return the picture as a PNG file, the same on every machine}
     *
     * @throws IOException if the sample cannot be read
     */
    public static byte[] png() throws IOException {
        Image portrait = SampleFaces.read(PORTRAIT).toGray().resize(SIDE, SIDE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(portrait.toBufferedImage(), "png", out);
        return out.toByteArray();
    }
}
