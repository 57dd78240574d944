package dev.mien.infer;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.mien.base.Limits;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WatchdogTest {
    @AfterEach
    void usualPatience() {
        Watchdog.longestNanos = Limits.NETWORK_SECONDS * 1_000_000_000L;
    }

    @Test
    @Timeout(value = 100, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLoopWithoutEndIsEnded() throws Exception {
        try (OnnxNetwork network = OnnxNetwork.open(endless(), "endless.onnx", 1)) {
            Watchdog.longestNanos = 1;
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> network.run("x", new float[] {1}, List.of(1L), List.of("y")))
                    .withMessageStartingWith("endless.onnx: took longer than " + Limits.NETWORK_SECONDS + " s");
        }
    }

    /** Adds x to itself as often as a long can count. */
    private static byte[] endless() {
        int number = TensorProto.DataType.FLOAT.getNumber();
        int count = TensorProto.DataType.INT64.getNumber();
        int truth = TensorProto.DataType.BOOL.getNumber();
        GraphProto.Builder body = GraphProto.newBuilder()
                .setName("body")
                .addInput(value("i", count, false))
                .addInput(value("go", truth, false))
                .addInput(value("in", number, true))
                .addNode(node("Identity", List.of("go"), "on"))
                .addNode(node("Add", List.of("in", "in"), "out"))
                .addOutput(value("on", truth, false))
                .addOutput(value("out", number, true));
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("endless")
                .addInitializer(TensorProto.newBuilder()
                        .setName("most")
                        .setDataType(count)
                        .addInt64Data(Long.MAX_VALUE))
                .addInitializer(TensorProto.newBuilder()
                        .setName("true")
                        .setDataType(truth)
                        .addInt32Data(1))
                .addInput(value("x", number, true))
                .addNode(node("Loop", List.of("most", "true", "x"), "y")
                        .addAttribute(AttributeProto.newBuilder()
                                .setName("body")
                                .setType(AttributeProto.AttributeType.GRAPH)
                                .setG(body)))
                .addOutput(value("y", number, true));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static NodeProto.Builder node(String type, List<String> inputs, String output) {
        return NodeProto.newBuilder().setOpType(type).addAllInput(inputs).addOutput(output);
    }

    /** A list of one, or a single value. */
    private static ValueInfoProto value(String name, int type, boolean list) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        if (list) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(
                                TypeProto.Tensor.newBuilder().setElemType(type).setShape(shape)))
                .build();
    }
}
