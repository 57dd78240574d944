package dev.mien.train.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.mien.train.net.Parameter;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019) on a network's learned arrays. DJL's own optimiser keeps
 * its moments to itself; these can be saved, so that a training goes on as if it had not stopped.
 */
final class AdamW {
    private static final float MEAN_DECAY = 0.9f;
    private static final float VARIANCE_DECAY = 0.999f;
    private static final float EPSILON = 1e-8f;
    private static final float NO_CLIPPING = -1;

    private final List<Parameter> parameters;
    private final List<List<NDArray>> replicas;
    private final List<NDArray> means = new ArrayList<>();
    private final List<NDArray> variances = new ArrayList<>();
    private final float decay;

    AdamW(TorchNetwork network, float decay) {
        this.parameters = network.network().parameters();
        this.replicas =
                IntStream.range(0, network.replicas()).mapToObj(network::arrays).toList();
        this.decay = decay;
        for (Parameter parameter : parameters) {
            Shape shape = new Shape(parameter.dimensions());
            means.add(network.manager().zeros(shape));
            variances.add(network.manager().zeros(shape));
        }
    }

    /**
     * Moves every learned array against its gradient, the sum over the replicas, and clears the gradients.
     *
     * @param step counts from 1
     * @param scratch owns what the step needs meanwhile
     */
    void step(int step, double rate, NDManager scratch) {
        double correction = Math.sqrt(1 - Math.pow(VARIANCE_DECAY, step)) / (1 - Math.pow(MEAN_DECAY, step));
        for (int i = 0; i < parameters.size(); i++) {
            Parameter.Role role = parameters.get(i).role();
            if (!role.learned()) {
                continue;
            }
            NDArray array = replicas.get(0).get(i);
            NDArray gradient = gradient(0, i, scratch);
            // Always in the same order, whichever replica was done first: sums of three depend on it.
            for (int replica = 1; replica < replicas.size(); replica++) {
                NDArray part = gradient(replica, i, scratch);
                gradient.addi(part);
                part.subi(part);
            }
            float decayed = role == Parameter.Role.WEIGHT ? decay : 0;
            array.getNDArrayInternal()
                    .adamUpdate(
                            new NDList(array, gradient, means.get(i), variances.get(i)),
                            new NDList(array),
                            (float) rate,
                            (float) (rate * correction),
                            decayed,
                            1,
                            NO_CLIPPING,
                            MEAN_DECAY,
                            VARIANCE_DECAY,
                            EPSILON,
                            true,
                            true);
        }
    }

    private NDArray gradient(int replica, int parameter, NDManager scratch) {
        NDArray gradient = replicas.get(replica).get(parameter).getGradient();
        gradient.attach(scratch);
        return gradient;
    }

    Weights means() {
        return values(means);
    }

    Weights variances() {
        return values(variances);
    }

    void restore(Weights savedMeans, Weights savedVariances) {
        for (int i = 0; i < parameters.size(); i++) {
            means.get(i).set(savedMeans.get(parameters.get(i)));
            variances.get(i).set(savedVariances.get(parameters.get(i)));
        }
    }

    private Weights values(List<NDArray> moments) {
        Map<String, float[]> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            values.put(parameters.get(i).name(), moments.get(i).toFloatArray());
        }
        return new Weights(values);
    }
}
