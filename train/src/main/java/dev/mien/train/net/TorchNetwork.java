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
     * Loads a network that begins with one set of weights.
     *
     * @param network the layers
     * @param precision of the trunk's activations
     * @param weights of all its parameters
     * @param replicas that may work at the same time, all beginning with the same weights
     * @param learning whether gradients are wanted
     * @throws IllegalArgumentException if weights are missing or of another size
     */
    public TorchNetwork(
            Architecture network, TorchScript.Precision precision, Weights weights, int replicas, boolean learning) {
        this(network, precision, Collections.nCopies(replicas, weights), learning);
    }

    /**
     * Loads a network whose replicas each have their own running statistics.
     *
     * @param network the layers
     * @param precision of the trunk's activations
     * @param replicas the weights of each, equal but for the running statistics
     * @param learning whether gradients are wanted
     * @throws IllegalArgumentException if weights are missing or of another size
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

    /** {@return the layers} */
    public Architecture network() {
        return network;
    }

    /** {@return the owner of arrays that live as long as this network} */
    public NDManager manager() {
        return manager;
    }

    /** {@return how many may work at the same time} */
    public int replicas() {
        return replicas.size();
    }

    /**
     * {@return every parameter in the network's order; not copies}
     *
     * @param replica from 0
     */
    public List<NDArray> arrays(int replica) {
        return replicas.get(replica);
    }

    /**
     * What a network answered.
     *
     * @param names of the outputs in the network's order
     * @param arrays the output of each name, [n, ...]
     */
    public record Outputs(List<String> names, List<NDArray> arrays) {
        /**
         * Takes copies of the lists.
         *
         * @param names of the outputs in the network's order
         * @param arrays the output of each name, [n, ...]
         */
        public Outputs {
            names = List.copyOf(names);
            arrays = List.copyOf(arrays);
        }

        /**
         * {@return one output, [n, ...]}
         *
         * @param name of the output
         * @throws IllegalArgumentException if the network has no such output
         */
        public NDArray get(String name) {
            int index = names.indexOf(name);
            if (index < 0) {
                throw new IllegalArgumentException("the network has no output " + name + "; it has " + names);
            }
            return arrays.get(index);
        }
    }

    /**
     * Runs one replica; replicas may run at the same time.
     *
     * @param pictures grey values 0-255, [n, 1, height, width]; its manager owns the results
     * @param replica from 0
     * @param training whether batch normalisation goes by the batch and moves its running statistics
     * @return the network's outputs
     */
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

    /**
     * {@return a copy of a replica's parameters as they are now}
     *
     * @param replica from 0
     */
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
