package dev.mien.classify;

import dev.mien.testkit.contract.ExpressionClassifierContract;
import dev.mien.testkit.model.SvmExamples;
import java.util.Random;

class LinearSvmClassifierTest extends ExpressionClassifierContract {
    @Override
    protected ExpressionClassifier create() {
        LinearMap map = SvmExamples.linear(new Random(1), SvmExamples.INPUTS);
        return new SvmClassifier(SvmExamples.SPACE, SvmExamples.CLASSES, null, map, 0.5);
    }

    @Override
    protected int size() {
        return SvmExamples.INPUTS;
    }
}
