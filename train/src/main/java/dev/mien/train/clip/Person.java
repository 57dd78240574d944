package dev.mien.train.clip;

import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who moves, what is shown, and by what the person can be told from others.
 *
 * @param id from 1
 */
record Person(int id, Motion motion, Script script) {
    private static final float[][] SKINS = {
        {1.08f, 0.97f, 0.88f}, {0.84f, 0.69f, 0.58f}, {1.0f, 0.88f, 0.78f}, {0.72f, 0.59f, 0.50f},
        {1.12f, 1.03f, 0.99f}, {0.93f, 0.80f, 0.66f}, {0.78f, 0.65f, 0.57f}, {1.04f, 0.92f, 0.80f}
    };
    private static final int NECK = 100;
    private static final int[] HAIRS = {0x2b1d14, 0x0f0f12, 0x8a5a2b, 0x1c1310, 0xb79a5b, 0x3a3a40, 0x5c2413, 0x6f6f74};
    private static final int[] CLOTHES = {0xa83232, 0x2f5fa8, 0x3d8a4a, 0xc7a23a, 0x6b3d8f, 0x2e8f8f, 0xb3622d, 0x555a66
    };

    /** Gains of red, green and blue on the average face. */
    float[] skin() {
        return SKINS[id - 1];
    }

    /** 0xRRGGBB: the skin in the shadow of the chin. */
    int neck() {
        int colour = 0;
        for (float gain : skin()) {
            colour = colour << 8 | Math.round(NECK * gain);
        }
        return colour;
    }

    /** 0xRRGGBB. */
    int hair() {
        return HAIRS[id - 1];
    }

    /** 0xRRGGBB. */
    int clothes() {
        return CLOTHES[id - 1];
    }

    /** What the face is mixed from at a time. */
    ExpressionScores expression(double time) {
        Map<Expression, Float> mixed = new LinkedHashMap<>();
        for (Expression any : Expression.FERPLUS) {
            mixed.put(any, 0f);
        }
        float weight = (float) script.expression(time)
                .map(event -> event.weight(time))
                .orElse(0.0)
                .doubleValue();
        script.expression(time).flatMap(TruthEvent::expression).ifPresent(expression -> mixed.put(expression, weight));
        mixed.merge(Expression.NEUTRAL, 1 - weight, Float::sum);
        return new ExpressionScores(mixed);
    }
}
