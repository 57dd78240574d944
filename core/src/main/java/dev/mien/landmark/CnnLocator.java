package dev.mien.landmark;

import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.FivePoints;
import dev.mien.face.Frame;
import dev.mien.face.StageInfo;
import dev.mien.face.StageSpec;
import dev.mien.image.Affine;
import dev.mien.image.Point;
import dev.mien.infer.OnnxNetwork;
import dev.mien.model.ModelException;
import dev.mien.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Landmarks by a network of this project: input {@code pictures}, grey 0 to 255, [n, 1, side, side], a {@link FaceCrop};
 * output {@code landmarks}, [n, 136], x and y of each point as shares of the side. The first pass looks where the
 * detector's points say, or its box if it gave none; each further pass looks where the points found before it say.
 */
public final class CnnLocator implements LandmarkLocator {
    static final String NAME = "cnn";
    static final Options DEFAULTS = new Options("", 2);

    private static final String INPUT = "pictures";
    private static final String OUTPUT = "landmarks";
    private static final int NUMBERS = 2 * FacePart.POINTS;

    private final Options options;
    private final String reference;
    private final OnnxNetwork network;
    private final int side;

    /**
     * @param model path of the ONNX file
     * @param passes times that the network is asked, 1 to 4; more than one makes up for boxes that are off and for turned
     *     heads
     */
    public record Options(String model, int passes) {
        public Options {
            if (passes < 1 || passes > 4) {
                throw new IllegalArgumentException("passes must lie in 1 to 4, got " + passes);
            }
        }
    }

    CnnLocator(Options options) {
        this.options = options;
        byte[] file = read(options.model());
        this.reference = Path.of(options.model()).getFileName() + " sha256:"
                + ModelFile.of("network.onnx", file).sha256();
        try {
            this.network = OnnxNetwork.open(file, options.model(), 1);
        } catch (ModelException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        List<Long> shape = network.inputs().getOrDefault(INPUT, List.of());
        boolean square = shape.size() == 4
                && shape.get(1) == 1
                && shape.get(2) > 0
                && shape.get(2).equals(shape.get(3));
        if (!square || !network.outputs().containsKey(OUTPUT)) {
            network.close();
            throw new IllegalArgumentException(options.model() + ": not a landmark network; expected input " + INPUT
                    + " [n, 1, side, side] and output " + OUTPUT + ", found inputs " + network.inputs());
        }
        this.side = Math.toIntExact(shape.get(2));
    }

    private static byte[] read(String model) {
        if (model.isBlank()) {
            throw new IllegalArgumentException(NAME + " needs its network: " + NAME + ":model=FILE.onnx");
        }
        try {
            return Files.readAllBytes(Path.of(model));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    NAME + ": cannot read the network '" + model + "'; name an ONNX file", e);
        }
    }

    @Override
    public List<Point> locate(Frame frame, Face face) {
        Affine toCrop = FivePoints.of(face.landmarks())
                .map(five -> FaceCrop.ofPoints(five, side))
                .orElseGet(() -> FaceCrop.ofBox(face.box(), side));
        List<Point> points = within(frame, toCrop);
        for (int pass = 1; pass < options.passes(); pass++) {
            points = within(frame, FaceCrop.ofPoints(FivePoints.of(points).orElseThrow(), side));
        }
        return points;
    }

    private List<Point> within(Frame frame, Affine toCrop) {
        float[] pixels = frame.image().warp(toCrop, side, side).toGray().toFloats();
        float[] answer = network.run(INPUT, pixels, List.of(1L, 1L, (long) side, (long) side), List.of(OUTPUT))
                .get(0)
                .values();
        Affine toFrame = toCrop.inverse();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < NUMBERS; i += 2) {
            points.add(toFrame.apply(new Point(answer[i] * side, answer[i + 1] * side)));
        }
        return points;
    }

    @Override
    public StageInfo info() {
        return new StageInfo("landmarks", NAME, StageSpec.textOf(options), reference);
    }

    @Override
    public void close() {
        network.close();
    }
}
