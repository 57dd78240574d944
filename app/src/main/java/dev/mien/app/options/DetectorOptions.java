package dev.mien.app.options;

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

    Asked asked() {
        return new Asked().with("detectorSize", size).with("detectorTile", tile);
    }

    /** The specification with what the user asked for put into it. */
    public String over(String detector) {
        return asked().with("detector", detector).recipe().detector();
    }
}
