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
import java.util.List;

/**
 * A network of the form of the detector {@code cnn} that takes each light cell for a face: on every grid the score is
 * {@code mean grey of the cell - 128} before its sigmoid; the box is as large as two cells about the cell's centre, and
 * point i lies i tenths of a cell to the right of the cell's corner and one cell below it.
 */
public final class StandInGrid {
    private StandInGrid() {}

    /** {@return the content of an ONNX file} */
    public static byte[] network() {
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("grid")
                .addInput(value("pictures", List.of("n", "", "height", "width")));
        for (int stride : new int[] {8, 16, 32}) {
            AttributeProto.Builder kernel = integers("kernel_shape", stride);
            graph.addNode(NodeProto.newBuilder()
                    .setOpType("AveragePool")
                    .addInput("pictures")
                    .addOutput("mean" + stride)
                    .addAttribute(kernel)
                    .addAttribute(integers("strides", stride)));
            float[] weights = new float[15];
            weights[0] = 1;
            float[] bias = new float[15];
            bias[0] = -128;
            bias[1] = 0.5f;
            bias[2] = 0.5f;
            bias[3] = (float) Math.log(2);
            bias[4] = (float) Math.log(2);
            for (int i = 0; i < 5; i++) {
                bias[5 + 2 * i] = i / 10f;
                bias[6 + 2 * i] = 1;
            }
            constant(graph, "weights" + stride, weights, 15, 1, 1, 1);
            constant(graph, "bias" + stride, bias, 15);
            graph.addNode(NodeProto.newBuilder()
                    .setOpType("Conv")
                    .addInput("mean" + stride)
                    .addInput("weights" + stride)
                    .addInput("bias" + stride)
                    .addOutput("stride" + stride));
            graph.addOutput(value("stride" + stride, List.of("n", "c", "h" + stride, "w" + stride)));
        }
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static AttributeProto.Builder integers(String name, int both) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INTS)
                .addInts(both)
                .addInts(both);
    }

    private static void constant(GraphProto.Builder graph, String name, float[] values, long... shape) {
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

    /** A dimension without a name is 1. */
    private static ValueInfoProto value(String name, List<String> shape) {
        TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
        for (String free : shape) {
            TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
            dimensions.addDim(free.isEmpty() ? dimension.setDimValue(1) : dimension.setDimParam(free));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(dimensions)))
                .build();
    }
}
