package dev.mien.app.eval;

import dev.mien.eval.run.NamedAnalyzer;
import dev.mien.model.ModelException;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.Pipeline;
import dev.mien.quality.QualityGate;
import java.util.ArrayList;
import java.util.List;

/** The analyzers of several pipelines, closed together. */
final class OpenAnalyzers implements AutoCloseable {
    static final QualityGate.Options GATE = QualityGate.Options.defaults();

    private final List<NamedAnalyzer> all = new ArrayList<>();

    private OpenAnalyzers() {}

    static OpenAnalyzers of(List<Pipeline> pipelines) throws ModelException {
        OpenAnalyzers open = new OpenAnalyzers();
        try {
            for (Pipeline pipeline : pipelines) {
                open.all.add(new NamedAnalyzer(
                        pipeline.name(),
                        FaceAnalyzer.builder(pipeline).gate(GATE).build()));
            }
            return open;
        } catch (ModelException | RuntimeException e) {
            open.close();
            throw e;
        }
    }

    List<NamedAnalyzer> all() {
        return all;
    }

    @Override
    public void close() {
        all.forEach(named -> named.analyzer().close());
    }
}
