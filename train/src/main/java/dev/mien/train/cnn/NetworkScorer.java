package dev.mien.train.cnn;

import dev.mien.face.AlignedFace;
import dev.mien.train.net.Network;
import dev.mien.train.net.NetworkSpec;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.TorchScript;
import java.util.List;

/**
 * The first head of a trained network, asked in the engine that trained it, in float32 as it is shipped. May be shared by
 * threads.
 */
public final class NetworkScorer implements AutoCloseable {
    private final NetworkSpec spec;
    private final TorchNetwork network;

    NetworkScorer(TrainedNetwork trained) {
        this.spec = trained.spec();
        this.network = new TorchNetwork(
                new Network(trained.spec()), TorchScript.Precision.FLOAT32, trained.weights(), 1, false);
    }

    /**
     * {@return the logits of each face, shape [faces][classes]}
     *
     * @param faces aligned
     */
    public float[][] scores(List<AlignedFace> faces) {
        int side = spec.side();
        List<Example> examples = faces.stream()
                .map(face -> Example.of(Examples.pixels(face, side), List.of()))
                .toList();
        return new Validation(spec, examples).logits(network, done -> {}).get(0);
    }

    @Override
    public void close() {
        network.close();
    }
}
