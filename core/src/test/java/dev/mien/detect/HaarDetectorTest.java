package dev.mien.detect;

import dev.mien.testkit.FaceDetectorContract;

class HaarDetectorTest extends FaceDetectorContract {
    @Override
    protected FaceDetector create() {
        return Detectors.create("haar");
    }
}
