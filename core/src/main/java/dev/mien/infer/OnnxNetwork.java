package dev.mien.infer;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.mien.base.Limits;
import dev.mien.base.Printable;
import dev.mien.base.Require;
import dev.mien.model.ModelException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A network in ONNX that takes and gives float32 arrays. One session serves all threads at once. Results do not depend on
 * the number of threads of a session beyond rounding. Closing waits for calls that are on their way: a session that was freed
 * under a running call would end the process.
 */
public final class OnnxNetwork implements AutoCloseable {
    /** Where in ONNX Runtime's own source a fault was noticed, with the function's name. */
    private static final Pattern SOURCE =
            Pattern.compile("\\S+\\.(?:cc|cpp|cu|h):\\d+ (?:[^()]*\\([^()]*\\)(?: const)? )?");

    private final OrtSession session;
    private final String source;
    private final Map<String, List<Long>> inputs;
    private final Map<String, List<Long>> outputs;
    private final ReadWriteLock use = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxNetwork(OrtSession session, String source) throws OrtException {
        this.session = session;
        this.source = source;
        this.inputs = shapes(session.getInputInfo());
        this.outputs = shapes(session.getOutputInfo());
    }

    /**
     * Loads a network into ONNX Runtime.
     *
     * @param model the content of an ONNX file
     * @param source names it in messages
     * @param threads that one call may use; 1 is best where many threads call. Waiting threads sleep, they do not spin
     * @return the network, to be closed by the caller
     * @throws ModelException if it is no network that ONNX Runtime can run
     */
    public static OnnxNetwork open(byte[] model, String source, int threads) throws ModelException {
        Require.within("threads", threads, 1, Limits.NETWORK_THREADS);
        // First of ONNX Runtime: whatever of ONNX Runtime is touched before loads its libraries in its own way.
        if (ExternalData.isNamedIn(model)) {
            throw new ModelException(
                    source + ": its weights lie in other files (external data), which nobody could vouch for;"
                            + " save the network as one file");
        }
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new OnnxNetwork(environment.createSession(model, options), source);
        } catch (OrtException e) {
            throw new ModelException(source + ": not a network that can be run: " + firstLine(e), e);
        }
    }

    /** {@return shape of each float32 input by name; -1 where a dimension is free} */
    public Map<String, List<Long>> inputs() {
        return inputs;
    }

    /** {@return shape of each float32 output by name; -1 where a dimension is free} */
    public Map<String, List<Long>> outputs() {
        return outputs;
    }

    /**
     * An output of a run.
     *
     * @param shape its dimensions
     * @param values row by row, the last dimension fastest
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    public record Output(List<Long> shape, float[] values) {}

    /**
     * Runs the network once.
     *
     * @param input name of the input that takes the data
     * @param data row by row, the last dimension fastest
     * @param shape of the data; the product of its sizes is the number of values
     * @param wanted names of the outputs to compute; others are not
     * @return the outputs in the order wanted
     * @throws IllegalArgumentException if an input or output of that name is not there
     * @throws IllegalStateException if the network refuses the data, such as data of another shape, or is closed
     */
    public List<Output> run(String input, float[] data, List<Long> shape, Collection<String> wanted) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(source + " is closed");
            }
            return runOpen(input, data, shape, wanted);
        } finally {
            use.readLock().unlock();
        }
    }

    @SuppressWarnings("try") // the watch is only there to be ended
    private List<Output> runOpen(String input, float[] data, List<Long> shape, Collection<String> wanted) {
        require("input", input, inputs.keySet());
        wanted.forEach(name -> require("output", name, outputs.keySet()));
        long[] dimensions = shape.stream().mapToLong(Long::longValue).toArray();
        try (OnnxTensor tensor =
                        OnnxTensor.createTensor(OnnxRuntime.environment(), FloatBuffer.wrap(data), dimensions);
                OrtSession.RunOptions options = new OrtSession.RunOptions();
                Watchdog.Watch watch = Watchdog.over(options);
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.copyOf(wanted), options)) {
            List<Output> values = new ArrayList<>();
            for (String name : wanted) {
                OnnxTensor output = (OnnxTensor) result.get(name).orElseThrow();
                FloatBuffer buffer = output.getFloatBuffer();
                float[] array = new float[buffer.remaining()];
                buffer.get(array);
                values.add(new Output(dimensions(output.getInfo()), array));
            }
            return values;
        } catch (OrtException e) {
            throw new IllegalStateException(source + ": " + Watchdog.reason(e).orElseGet(() -> firstLine(e)), e);
        }
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new IllegalStateException(source + ": " + firstLine(e), e);
        } finally {
            use.writeLock().unlock();
        }
    }

    private void require(String what, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException(source + " has no " + what + " '" + name + "'; it has "
                    + known.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static Map<String, List<Long>> shapes(Map<String, NodeInfo> nodes) {
        Map<String, List<Long>> shapes = new LinkedHashMap<>();
        nodes.forEach((name, node) -> {
            if (node.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.FLOAT) {
                shapes.put(name, dimensions(tensor));
            }
        });
        return shapes;
    }

    private static List<Long> dimensions(TensorInfo tensor) {
        return Arrays.stream(tensor.getShape()).boxed().toList();
    }

    private static String firstLine(OrtException e) {
        String message = String.valueOf(e.getMessage())
                .replaceFirst("^Error code - \\w+ - message: ", "")
                .lines()
                .findFirst()
                .orElse("no reason given");
        return Printable.of(SOURCE.matcher(message).replaceAll(""));
    }
}
