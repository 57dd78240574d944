package dev.mien.train.faces;

import dev.mien.face.Expression;
import dev.mien.model.Calibration;
import dev.mien.model.ExpressionModel;
import java.util.List;

/**
 * How much likelier other sources call a face each class than the teachers' own source does. It stands in the loss and nowhere
 * else.
 */
public final class Prior {
    private Prior() {}

    /**
     * {@return the mean of the offsets of the teachers' calibrations in use, in logits, one a class; 0 where they have none}
     *
     * @param teachers models
     * @param classes what the pupil answers
     */
    public static float[] of(List<ExpressionModel> teachers, List<Expression> classes) {
        float[] prior = new float[classes.size()];
        List<String> names = classes.stream().map(Expression::label).toList();
        for (ExpressionModel teacher : teachers) {
            Calibration calibration = teacher.manifest().calibration();
            List<Double> offsets = calibration.offsets().orElse(List.of());
            for (int c = 0; c < offsets.size(); c++) {
                int place = names.indexOf(teacher.manifest().labels().get(c));
                if (place >= 0) {
                    prior[place] += (float) (offsets.get(c) * calibration.temperature() / teachers.size());
                }
            }
        }
        return prior;
    }
}
