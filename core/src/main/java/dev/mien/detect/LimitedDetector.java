package dev.mien.detect;

import dev.mien.base.Require;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Search;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reports of what another detector finds only faces of a least size and confidence. */
final class LimitedDetector implements FaceDetector {
    /**
     * @param minSize least shorter side of a face's box in pixels of the frame, 0 or more
     * @param minConfidence least confidence, 0 to 1
     */
    public record Limits(double minSize, double minConfidence) {
        public Limits {
            Require.that(minSize >= 0 && Double.isFinite(minSize), "minSize must be 0 or more pixels", minSize);
            Require.within("minConfidence", minConfidence, 0, 1);
        }
    }

    private final FaceDetector detector;
    private final Limits limits;

    LimitedDetector(FaceDetector detector, Limits limits) {
        this.detector = detector;
        this.limits = limits;
    }

    @Override
    public List<Face> detect(Frame frame) {
        return detector.detect(frame).stream().filter(this::isWanted).toList();
    }

    @Override
    public List<Face> candidates(Frame frame) {
        return detector.candidates(frame).stream().filter(this::isWanted).toList();
    }

    @Override
    public List<Face> held(List<Face> located) {
        return detector.held(located);
    }

    /** All of them: where faces are covered, one that is not reported must not be seen either. */
    @Override
    public List<Face> suspects(Frame frame) {
        return detector.suspects(frame);
    }

    private boolean isWanted(Face face) {
        Box box = face.box();
        return Math.min(box.width(), box.height()) >= limits.minSize() && face.confidence() >= limits.minConfidence();
    }

    @Override
    public Search search(int width, int height) {
        return detector.search(width, height).from(limits.minSize());
    }

    @Override
    public StageInfo info() {
        StageInfo info = detector.info();
        Map<String, String> options = new TreeMap<>(info.options());
        options.putAll(StageSpec.textOf(limits));
        return new StageInfo(info.stage(), info.name(), options, info.model());
    }

    @Override
    public void close() {
        detector.close();
    }
}
