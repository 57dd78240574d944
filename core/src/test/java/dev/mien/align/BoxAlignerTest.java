package dev.mien.align;

import dev.mien.testkit.contract.FaceAlignerContract;

class BoxAlignerTest extends FaceAlignerContract {
    @Override
    protected FaceAligner create() {
        return Aligners.create("box");
    }

    @Override
    protected double maxTilt() {
        return 0;
    }
}
