package dev.mien.train.net;

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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network in the PyTorch engine, with its parameters. Several replicas share the values of the learned arrays and own their
 * gradients and their running statistics, so that each may work on its part of a batch in its own thread.
 */
public final class TorchNetwork implements AutoCloseable {
    private final Architecture network;
    private final List<String> outputs;
    private final Model model;
    private final Block block;
    private final NDManager manager;
    private volatile boolean begun;
    /** For each replica every parameter in order; the learned ones have the same memory in all. */
    private final List<List<NDArray>> replicas = new ArrayList<>();

    /**
     * @param replicas that may work at the same time, all beginning with the same weights
     * @param learning whether gradients are wanted
     */
    public TorchNetwork(
            Architecture network, TorchScript.Precision precision, Weights weights, int replicas, boolean learning) {
        this(network, precision, Collections.nCopies(replicas, weights), learning);
    }

    /**
     * @param replicas the weights of each, equal but for the running statistics
     * @param learning whether gradients are wanted
     */
    public TorchNetwork(
            Architecture network, TorchScript.Precision precision, List<Weights> replicas, boolean learning) {
        this.network = network;
        this.outputs = List.copyOf(TorchScript.outputs(network));
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
        for (Weights weights : replicas) {
            List<NDArray> arrays = new ArrayList<>();
            for (Parameter parameter : network.parameters()) {
                boolean learned = parameter.role().learned();
                NDArray array = learned && !this.replicas.isEmpty()
                        ? this.replicas.get(0).get(arrays.size()).stopGradient()
                        : manager.create(weights.get(parameter), new Shape(parameter.dimensions()));
                array.attach(manager);
                array.setRequiresGradient(learned && learning);
                arrays.add(array);
            }
            this.replicas.add(arrays);
        }
    }

    public Architecture network() {
        return network;
    }

    /** Where arrays that live as long as this network belong. */
    public NDManager manager() {
        return manager;
    }

    public int replicas() {
        return replicas.size();
    }

    /** Every parameter in the network's order. */
    public List<NDArray> arrays(int replica) {
        return replicas.get(replica);
    }

    /** What a network answered, by name in its order. */
    public record Outputs(List<String> names, List<NDArray> arrays) {
        /**
         * Takes copies of the lists.
         *
         */
        public Outputs {
            names = List.copyOf(names);
            arrays = List.copyOf(arrays);
        }

        /** @throws IllegalArgumentException if the network has no such output */
        public NDArray get(String name) {
            int index = names.indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException("the network has no output " + name + "; it has " + names);
            }
            return arrays.get(index);
        }
    }

    /** @param pictures grey values 0-255, [n, 1, height, width]; its manager owns the results */
    public Outputs forward(NDArray pictures, int replica, boolean training) {
        NDList inputs = new NDList(pictures);
        inputs.addAll(replicas.get(replica));
        return new Outputs(outputs, results(new ParameterStore(pictures.getManager(), false), inputs, training));
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
    public Weights weights(int replica) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (int i = 0; i < network.parameters().size(); i++) {
            values.put(
                    network.parameters().get(i).name(),
                    replicas.get(replica).get(i).toFloatArray());
        }
        return new Weights(values);
    }

    @Override
    public void close() {
        model.close();
    }
}
