package dev.mien.app.eval;

import dev.mien.eval.run.NamedAnalyzer;
import dev.mien.eval.run.NamedPredictor;
import dev.mien.eval.run.Predictor;
import dev.mien.model.ModelException;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.Pipeline;
import dev.mien.quality.QualityGate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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

    /** @param how an analyzer says what a picture shows */
    List<NamedPredictor> predictors(Function<FaceAnalyzer, Predictor> how) {
        return all.stream()
                .map(named -> new NamedPredictor(
                        named.name(),
                        how.apply(named.analyzer()),
                        named.analyzer().reader().calibration()))
                .toList();
    }

    List<NamedAnalyzer> all() {
        return all;
    }

    @Override
    public void close() {
        all.forEach(named -> named.analyzer().close());
    }
}
