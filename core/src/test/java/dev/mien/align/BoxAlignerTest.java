package dev.mien.align;

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
