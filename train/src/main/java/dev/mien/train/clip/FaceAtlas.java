package dev.mien.train.clip;

import dev.mien.face.Expression;
import dev.mien.image.Image;
import dev.mien.image.Images;
import dev.mien.train.samples.SamplePictures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The average faces of the sample pictures in grey, at a side fit for drawing them. */
final class FaceAtlas {
    private final int side;
    private final Map<Expression, float[]> faces = new HashMap<>();
    private final float[] opacity;

    /**
     * @param samples folder with a portrait for each expression, as {@code mien train samples} makes them
     * @param drawn the side at which they will be drawn; they are held at the next power of two
     */
    FaceAtlas(Path samples, Iterable<Expression> expressions, double drawn) throws IOException {
        side = Math.max(32, Math.min(256, Integer.highestOneBit((int) Math.ceil(drawn) * 2 - 1)));
        for (Expression expression : expressions) {
            Image portrait = Images.read(samples.resolve(expression.label() + ".png"));
            faces.put(
                    expression,
                    SamplePictures.face(portrait).toGray().resize(side, side).toFloats());
        }
        opacity = new float[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                opacity[y * side + x] = SamplePictures.opacity((x + 0.5) / side, (y + 0.5) / side);
            }
        }
    }

    int side() {
        return side;
    }

    /** 0 to 1, {@code side * side} values: the oval of the face, soft at its rim. */
    float[] opacity() {
        return opacity;
    }

    /** Neutral and an expression mixed, {@code side * side} values of 0 to 255. */
    float[] mix(Expression expression, double weight) {
        float[] neutral = face(Expression.NEUTRAL);
        float[] shown = face(expression);
        float share = (float) weight;
        float[] mixed = new float[neutral.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = neutral[i] + share * (shown[i] - neutral[i]);
        }
        return mixed;
    }

    private float[] face(Expression expression) {
        return Objects.requireNonNull(faces.get(expression), expression::label);
    }
}
