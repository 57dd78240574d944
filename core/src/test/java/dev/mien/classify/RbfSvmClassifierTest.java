package dev.mien.classify;

import dev.mien.testkit.contract.ExpressionClassifierContract;
import dev.mien.testkit.model.SvmExamples;
import java.util.Random;

class RbfSvmClassifierTest extends ExpressionClassifierContract {
    @Override
    protected ExpressionClassifier create() {
        Random random = new Random(2);
        return new SvmClassifier(
                SvmExamples.SPACE, SvmExamples.CLASSES, SvmExamples.projection(random), SvmExamples.rbf(random), 0.5);
    }

    @Override
    protected int size() {
        return SvmExamples.INPUTS;
    }
}
