package dev.mien.testkit.model;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Arrays;
import java.util.List;

/**
 * Tiny networks with the signature of real ones. Each is {@code y = W * mean of the picture's channels over its area + b},
 * as a 1x1 convolution (output {@code map}, if asked for) and a mean over the area.
 */
public final class StandIn {
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("stand-in");

    private StandIn() {}

    /**
     * {@return the content of an ONNX file}
     *
     * @param input name of the input
     * @param shape of the input, -1 where free; [n, channels, h, w], or [n, h, w, channels] if {@code lastChannels}
     * @param lastChannels whether the input has its channels last
     * @param weights W, [outputs][channels]
     * @param bias b
     * @param output name of the output
     * @param map name of the feature map, or empty for none
     * @param softmax whether the output are probabilities
     */
    public static byte[] network(
            String input,
            List<Integer> shape,
            boolean lastChannels,
            float[][] weights,
            float[] bias,
            String output,
            String map,
            boolean softmax) {
        StandIn made = new StandIn();
        made.graph.addInput(value(input, shape));
        String x = input;
        if (lastChannels) {
            made.node("Transpose", List.of(x), "planar", integers("perm", 0, 3, 1, 2));
            x = "planar";
        }
        int channels = weights[0].length;
        made.constant("weights", flat(weights), weights.length, channels, 1, 1);
        made.constant("bias", bias, bias.length);
        String features = map.isEmpty() ? "features" : map;
        made.node("Conv", List.of(x, "weights", "bias"), features);
        made.node("GlobalAveragePool", List.of(features), "pooled");
        made.node("Flatten", List.of("pooled"), softmax ? "logits" : output);
        if (softmax) {
            made.node("Softmax", List.of("logits"), output, integer("axis", 1));
        }
        made.graph.addOutput(value(output, List.of(shape.get(0), weights.length)));
        if (!map.isEmpty()) {
            made.graph.addOutput(value(map, List.of(shape.get(0), weights.length, -1, -1)));
        }
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(made.graph)
                .build()
                .toByteArray();
    }

    private void node(String type, List<String> inputs, String output, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(type)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(Arrays.asList(attributes)));
    }

    private void constant(String name, float[] values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (long dimension : shape) {
            tensor.addDims(dimension);
        }
        for (float v : values) {
            tensor.addFloatData(v);
        }
        graph.addInitializer(tensor);
    }

    private static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long v : values) {
            attribute.addInts(v);
        }
        return attribute.build();
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static ValueInfoProto value(String name, List<Integer> shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (int i = 0; i < shape.size(); i++) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            if (shape.get(i) < 0) {
                dimension.setDimParam("free" + i);
            } else {
                dimension.setDimValue(shape.get(i));
            }
            dimensions.addDim(dimension);
        }
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(dimensions)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        return flat;
    }
}
