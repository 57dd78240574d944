package dev.mien.train.cnn;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in the PyTorch engine, with its parameters. Several replicas share the learned arrays and own their running
 * statistics, so that each may work on its part of a batch in its own thread.
 */
final class TorchNetwork implements AutoCloseable {
    private final Network network;
    private final Model model;
    private final Block block;
    private final NDManager manager;
    private volatile boolean begun;
    /** For each replica every parameter in order; the learned ones are the same arrays in all. */
    private final List<List<NDArray>> replicas = new ArrayList<>();

    TorchNetwork(Network network, TorchScript.Precision precision, Weights weights, int replicas, boolean learning) {
        this.network = network;
        this.model = PyTorch.model();
        try {
            model.load(new ByteArrayInputStream(TorchScript.archive(network, precision)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            throw new IllegalStateException("PyTorch does not accept the network's program", e);
        }
        this.block = model.getBlock();
        this.manager = model.getNDManager();
        for (int replica = 0; replica < replicas; replica++) {
            List<NDArray> arrays = new ArrayList<>();
            for (Parameter parameter : network.parameters()) {
                boolean learned = parameter.role().learned();
                if (learned && replica > 0) {
                    arrays.add(this.replicas.get(0).get(arrays.size()));
                    continue;
                }
                NDArray array = manager.create(weights.get(parameter), new Shape(parameter.dimensions()));
                array.setRequiresGradient(learned && learning);
                arrays.add(array);
            }
            this.replicas.add(arrays);
        }
    }

    Network network() {
        return network;
    }

    /** Where arrays that live as long as this network belong. */
    NDManager manager() {
        return manager;
    }

    int replicas() {
        return replicas.size();
    }

    /** Every parameter in the network's order. */
    List<NDArray> arrays(int replica) {
        return replicas.get(replica);
    }

    /**
     * @param logits of each head, [n, classes]
     * @param embedding [n, channels]
     * @param features [n, channels, height, width]
     */
    record Outputs(List<NDArray> logits, NDArray embedding, NDArray features) {}

    /** @param pictures grey values 0-255, [n, 1, side, side]; its manager owns the results */
    Outputs forward(NDArray pictures, int replica, boolean training) {
        NDList inputs = new NDList(pictures);
        inputs.addAll(replicas.get(replica));
        NDList results = results(new ParameterStore(pictures.getManager(), false), inputs, training);
        int heads = network.spec().heads().size();
        return new Outputs(List.copyOf(results.subList(0, heads)), results.get(heads), results.get(heads + 1));
    }

    /** DJL's block notes the shapes of its first call in lists that are not made for two threads; later calls only read. */
    private NDList results(ParameterStore store, NDList inputs, boolean training) {
        if (begun) {
            return block.forward(store, inputs, training);
        }
        synchronized (block) {
            NDList results = block.forward(store, inputs, training);
            begun = true;
            return results;
        }
    }

    /** A replica's parameters now. */
    Weights weights(int replica) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (int i = 0; i < network.parameters().size(); i++) {
            values.put(
                    network.parameters().get(i).name(),
                    replicas.get(replica).get(i).toFloatArray());
        }
        return new Weights(values);
    }

    void set(int replica, Weights weights) {
        for (int i = 0; i < network.parameters().size(); i++) {
            replicas.get(replica).get(i).set(weights.get(network.parameters().get(i)));
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
