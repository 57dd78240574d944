package dev.mien.eval.run;

import dev.mien.detect.FaceDetector;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Search;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.util.List;
import java.util.Map;

/** The faces that a whole pipeline reports, the second look at each included, measured as a detector is. */
public final class FinderDetector implements FaceDetector {
    private final String name;
    private final FaceAnalyzer analyzer;

    /**
     * Owns the analyzer from here on.
     *
     * @param name of the pipeline
     * @param analyzer whose finder is asked
     */
    public FinderDetector(String name, FaceAnalyzer analyzer) {
        this.name = name;
        this.analyzer = analyzer;
    }

    @Override
    public List<Face> detect(Frame frame) {
        return analyzer.finder().find(frame);
    }

    @Override
    public Search search(int width, int height) {
        return analyzer.finder().search(width, height);
    }

    @Override
    public StageInfo info() {
        return new StageInfo(StageKind.DETECT, name, Map.of(), "");
    }

    @Override
    public void close() {
        analyzer.close();
    }
}
