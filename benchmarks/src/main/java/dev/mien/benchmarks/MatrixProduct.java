package dev.mien.benchmarks;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.mien.infer.OnnxNetwork;
import dev.mien.model.ModelException;
import java.util.List;
import java.util.Random;

/** The product of two square float32 matrices in the engine that runs the networks: the arithmetic it can do at best. */
final class MatrixProduct implements AutoCloseable {
    private static final int SIDE = 1024;
    private static final List<Long> SHAPE = List.of((long) SIDE, (long) SIDE);

    private final OnnxNetwork network;
    private final float[] left = random();

    MatrixProduct(int threads) throws ModelException {
        network = OnnxNetwork.open(model(), "matrix product", threads);
    }

    /** Multiply-adds of one {@link #run}. */
    static long multiplyAdds() {
        return (long) SIDE * SIDE * SIDE;
    }

    void run() {
        network.run("left", left, SHAPE, List.of("product"));
    }

    @Override
    public void close() {
        network.close();
    }

    private static byte[] model() {
        TensorProto.Builder right = TensorProto.newBuilder()
                .setName("right")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(SIDE)
                .addDims(SIDE);
        for (float value : random()) {
            right.addFloatData(value);
        }
        GraphProto.Builder graph = GraphProto.newBuilder()
                .setName("product")
                .addInput(value("left"))
                .addOutput(value("product"))
                .addInitializer(right)
                .addNode(NodeProto.newBuilder()
                        .setOpType("MatMul")
                        .addInput("left")
                        .addInput("right")
                        .addOutput("product"));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static ValueInfoProto value(String name) {
        TensorShapeProto.Dimension.Builder side =
                TensorShapeProto.Dimension.newBuilder().setDimValue(SIDE);
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                .setShape(TensorShapeProto.newBuilder().addDim(side).addDim(side))
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    private static float[] random() {
        Random random = new Random(1);
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }
}
