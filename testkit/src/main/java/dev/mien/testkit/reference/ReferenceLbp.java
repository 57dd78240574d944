package dev.mien.testkit.reference;

import dev.mien.feature.LbpExtractor;
import dev.mien.image.Image;
import java.util.ArrayList;
import java.util.List;

/** Uniform LBP as {@link LbpExtractor} describes it, straight from the formulas, in double precision. */
public final class ReferenceLbp {
    private static final List<Integer> UNIFORM = uniformCodes();

    private ReferenceLbp() {}

    /**
     * {@return the vector that the extractor must give, but for rounding}
     *
     * @param o options of the extractor
     * @param crop of any size
     */
    public static double[] describe(LbpExtractor.Options o, Image crop) {
        int cells = o.size() / o.cell();
        double[] vector = new double[cells * cells * 59];
        for (int y = 0; y < o.size(); y++) {
            for (int x = 0; x < o.size(); x++) {
                int uniform = UNIFORM.indexOf(code(o, crop, x, y));
                int bin = uniform < 0 ? 58 : uniform;
                for (int cell = 0; cell < cells * cells; cell++) {
                    vector[cell * 59 + bin] += near(o, y, cell / cells) * near(o, x, cell % cells);
                }
            }
        }
        for (int cell = 0; cell < cells * cells; cell++) {
            double sum = 0;
            for (int b = 0; b < 59; b++) {
                sum += vector[cell * 59 + b];
            }
            for (int b = 0; b < 59; b++) {
                double share = vector[cell * 59 + b] / sum;
                vector[cell * 59 + b] = (o.root() ? Math.sqrt(share) : share) * o.weight() / cells;
            }
        }
        return vector;
    }

    private static int code(LbpExtractor.Options o, Image crop, int x, int y) {
        int code = 0;
        for (int i = 0; i < 8; i++) {
            double dx = offset(o, Math.cos(i * Math.PI / 4));
            double dy = offset(o, Math.sin(i * Math.PI / 4));
            if (level(crop, x + dx, y + dy) - crop.sample(x, y, 0) >= -1.0 / 4096) {
                code |= 1 << i;
            }
        }
        return code;
    }

    private static double offset(LbpExtractor.Options o, double direction) {
        double offset = o.radius() * direction;
        if (Math.abs(offset) < 0.1) {
            return 0;
        }
        return o.interpolate() ? offset : Math.signum(offset) * Math.max(1, Math.round(Math.abs(offset)));
    }

    private static double level(Image crop, double x, double y) {
        double level = 0;
        for (int py = (int) Math.floor(y) - 1; py <= y + 2; py++) {
            for (int px = (int) Math.floor(x) - 1; px <= x + 2; px++) {
                double weight = Math.max(0, 1 - Math.abs(px - x)) * Math.max(0, 1 - Math.abs(py - y));
                int inX = Math.min(Math.max(px, 0), crop.width() - 1);
                int inY = Math.min(Math.max(py, 0), crop.height() - 1);
                level += weight * crop.sample(inX, inY, 0);
            }
        }
        return level;
    }

    private static double near(LbpExtractor.Options o, int pixel, int cell) {
        if (!o.soft()) {
            return pixel / o.cell() == cell ? 1 : 0;
        }
        return Math.max(0, 1 - Math.abs(pixel + 0.5 - (cell + 0.5) * o.cell()) / o.cell());
    }

    private static List<Integer> uniformCodes() {
        List<Integer> uniform = new ArrayList<>();
        for (int code = 0; code < 256; code++) {
            int changes = 0;
            for (int i = 0; i < 8; i++) {
                changes += (code >> i & 1) == (code >> (i + 1) % 8 & 1) ? 0 : 1;
            }
            if (changes <= 2) {
                uniform.add(code);
            }
        }
        return uniform;
    }
}
