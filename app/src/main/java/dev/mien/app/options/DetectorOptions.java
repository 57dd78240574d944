package dev.mien.app.options;

import dev.mien.pipeline.PipelineSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is most often changed of a detector, without its specification. */
public final class DetectorOptions {
    @Option(
            names = "--detector-size",
            paramLabel = "PIXELS",
            description = "Search pictures brought to this longer side: smaller is faster, larger finds smaller faces.")
    private @Nullable Integer size;

    @Option(
            names = "--detector-tile",
            paramLabel = "PIXELS",
            description =
                    "Also search large pictures in square tiles of this side, such as 640: for small faces in crowds.")
    private @Nullable Integer tile;

    /** What the user asked for, as {@link PipelineSpec} calls it. */
    Map<String, String> asked() {
        Map<String, String> asked = new LinkedHashMap<>();
        if (size != null) {
            asked.put("detectorSize", size.toString());
        }
        if (tile != null) {
            asked.put("detectorTile", tile.toString());
        }
        return asked;
    }

    /** The specification with what the user asked for put into it. */
    public String over(String detector) {
        Map<String, String> asked = asked();
        asked.put("detector", detector);
        return PipelineSpec.of(asked).recipe().detector();
    }
}
