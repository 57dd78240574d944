package dev.mien.train.detect;

import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.train.samples.SampleFaces;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * The picture that pins a detector's answers down: the project's sample faces, which are nobody's, at several sizes on noise.
 */
final class GoldenScene {
    private static final int SIDE = 320;
    private static final long SEED = 2016;
    private static final int SHADE = 128;
    private static final int NOISE = 12;

    /** A sample portrait and where it goes, in pixels of the scene. */
    private record Place(String portrait, int x, int y, int side) {}

    private static final List<Place> PLACES = List.of(
            new Place("happiness", 8, 8, 170),
            new Place("neutral", 190, 20, 110),
            new Place("surprise", 30, 200, 100),
            new Place("sadness", 150, 210, 70),
            new Place("anger", 250, 180, 48),
            new Place("fear", 250, 260, 36));

    private GoldenScene() {}

    /** The picture as a PNG file, the same on every machine. */
    static byte[] png() throws IOException {
        Canvas canvas = new Canvas(SIDE, SHADE);
        canvas.paint(new Scene(noise(), List.of()), Affine.scale(1, 1), canvas.all());
        for (Place place : PLACES) {
            Image portrait = SampleFaces.read(place.portrait());
            double scale = (double) place.side() / portrait.width();
            Affine map = Affine.scale(scale, scale).then(Affine.translate(place.x(), place.y()));
            canvas.paint(new Scene(portrait, List.of()), map, canvas.all());
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(canvas.scene().picture().toBufferedImage(), "png", out);
        return out.toByteArray();
    }

    private static Image noise() {
        Random random = new Random(SEED);
        byte[] samples = new byte[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (SHADE - NOISE + random.nextInt(2 * NOISE + 1));
        }
        return Image.gray(SIDE, SIDE, samples);
    }
}
