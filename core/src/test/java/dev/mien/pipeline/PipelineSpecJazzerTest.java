package dev.mien.pipeline;

import com.code_intelligence.jazzer.api.Jazzer;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.mien.align.Aligners;
import dev.mien.base.Printable;
import dev.mien.detect.Detectors;
import dev.mien.landmark.Locators;
import dev.mien.quality.QualityGate;
import dev.mien.stage.StageSpec;
import dev.mien.stage.StageTable.Row;
import dev.mien.testkit.ReaderPromise;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of a pipeline, a line a key, changed as coverage suggests; no network is loaded for it. */
class PipelineSpecJazzerTest {
    private static final ReaderPromise PROMISE = new ReaderPromise(IllegalArgumentException.class, 16L << 20, 2);

    static Stream<Named<byte[]>> seeds() {
        return Stream.of(
                        "pipeline=classic\ndetector=haar:neighbours=4\ndetectorSize=320\naligner=box\nmodel=fast\n"
                                + "calibration=ferplus\nmirror=false\nthreshold=0.6\ngate=gate:minSize=30",
                        "detector=cnn:size=640,levels=2,score=0.5\ndetectorTile=640\nlocator=none\naligner=landmarks",
                        "pipeline=none such\n",
                        "pipeline=\0\n",
                        "aligner=eyes:margin=NaN,size=1e999\ngate=none")
                .map(text -> Named.of(Printable.of(text), text.getBytes(StandardCharsets.UTF_8)));
    }

    @MethodSource("seeds")
    @FuzzTest
    void specifications(byte[] input) {
        Map<String, String> asked = new TreeMap<>();
        new String(input, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split("=", 2))
                .forEach(pair -> asked.put(pair[0], pair.length == 2 ? pair[1] : ""));
        String way = PROMISE.kept(input, () -> {
            PipelineSpec spec = PipelineSpec.of(asked);
            if (!PipelineSpec.of(spec.toMap()).equals(spec)) {
                throw new IllegalStateException("another specification came back");
            }
            Pipeline recipe = spec.recipe();
            options(recipe.detector(), Detectors.rows());
            options(recipe.landmarks(), Locators.rows());
            Aligners.create(recipe.aligner());
            if (!spec.gate().isEmpty()) {
                QualityGate.Options.of(spec.gate());
            }
            return "read";
        });
        Jazzer.exploreState((byte) way.hashCode(), 0);
    }

    /** Reads the options of a stage without making it. */
    private static <S> void options(String text, List<Row<S>> rows) {
        StageSpec spec = StageSpec.parse(text);
        rows.stream().filter(row -> row.name().equals(spec.name())).forEach(row -> spec.over(row.defaults()));
    }
}
