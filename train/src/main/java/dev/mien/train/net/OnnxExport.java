package dev.mien.train.net;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;

/**
 * A trained network as an ONNX model (IR 8, opset 17). Input {@code pictures}: values 0-255, float32, [n,
 * channels, side, side]. Outputs: each head's logits [n, classes] under the head's name, {@code embedding} [n, channels] and {@code
 * features} [n, channels, height, width], the last feature map, for class-activation maps.
 */
public final class OnnxExport implements Operations<String> {
    /** The name of the network's input. */
    public static final String INPUT = "pictures";

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;

    private final Weights weights;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("mien");
    private int values;

    private OnnxExport(Weights weights) {
        this.weights = weights;
    }

    /**
     * {@return the ONNX file of an expression network, for pictures of its own side}
     *
     * @param network the layers
     * @param weights of all its parameters
     */
    public static byte[] model(Network network, Weights weights) {
        return square(network, weights, network.spec().side());
    }

    /**
     * {@return the ONNX file of a network that takes pictures of {@code side} x {@code side} only}
     *
     * @param network the layers
     * @param weights of all its parameters
     * @param side in pixels
     */
    public static byte[] square(Architecture network, Weights weights, int side) {
        return model(network, weights, Integer.toString(side), Integer.toString(side));
    }

    /**
     * {@return the ONNX file of a network that takes pictures of any height and width, as far as its layers do}
     *
     * @param network the layers
     * @param weights of all its parameters
     */
    public static byte[] anySize(Architecture network, Weights weights) {
        return model(network, weights, "height", "width");
    }

    private static byte[] model(Architecture network, Weights weights, String height, String width) {
        OnnxExport export = new OnnxExport(weights);
        export.graph.addInput(tensor(INPUT, "n", Integer.toString(network.channels()), height, width));
        Map<String, String> outputs = network.write(export, INPUT);
        outputs.forEach(export::output);
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("mien")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(export.graph)
                .build()
                .toByteArray();
    }

    @Override
    public String standardize(String x, float mean, float deviation) {
        String centred = node("Sub", List.of(x, scalar(mean)));
        return node("Div", List.of(centred, scalar(deviation)));
    }

    @Override
    public String convolution(String x, Parameter weight, int stride) {
        return convolution(x, weight, stride, 1);
    }

    @Override
    public String depthwise(String x, Parameter weight, int stride) {
        return convolution(x, weight, stride, weight.shape().get(0));
    }

    @Override
    public String project(String x, Parameter weight, Parameter bias) {
        return node("Conv", List.of(x, initializer(weight, weight.shape()), vector(bias)));
    }

    /** The second input of Resize, which is not needed here, is left out by an empty name. */
    @Override
    public String enlarge(String x) {
        String scales = "c" + values++;
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(scales).setDataType(TensorProto.DataType.FLOAT.getNumber());
        tensor.addDims(4).addAllFloatData(List.of(1f, 1f, 2f, 2f));
        graph.addInitializer(tensor);
        return node(
                "Resize",
                List.of(x, "", scales),
                text("mode", "nearest"),
                text("coordinate_transformation_mode", "asymmetric"),
                text("nearest_mode", "floor"));
    }

    private String convolution(String x, Parameter weight, int stride, int groups) {
        long kernel = weight.shape().get(2);
        long padding = kernel / 2;
        return node(
                "Conv",
                List.of(x, initializer(weight, weight.shape())),
                integers("kernel_shape", kernel, kernel),
                integers("strides", stride, stride),
                integers("pads", padding, padding, padding, padding),
                integer("group", groups));
    }

    @Override
    public String batchNorm(
            String x, Parameter gain, Parameter bias, Parameter mean, Parameter variance, float epsilon) {
        List<String> inputs = List.of(x, vector(gain), vector(bias), vector(mean), vector(variance));
        AttributeProto attribute = AttributeProto.newBuilder()
                .setName("epsilon")
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(epsilon)
                .build();
        return node("BatchNormalization", inputs, attribute);
    }

    @Override
    public String relu(String x) {
        return node("Relu", List.of(x));
    }

    @Override
    public String add(String x, String y) {
        return node("Add", List.of(x, y));
    }

    @Override
    public String flatten(String x) {
        return node("Flatten", List.of(x));
    }

    /** The dense layers are 1x1 convolutions here, which spares the reshaping to and fro. */
    @Override
    public String squeezeExcite(String x, Parameter down, Parameter downBias, Parameter up, Parameter upBias) {
        String mean = node("GlobalAveragePool", List.of(x));
        String hidden = relu(node("Conv", List.of(mean, pointwise(down), vector(downBias))));
        String scale = node("Sigmoid", List.of(node("Conv", List.of(hidden, pointwise(up), vector(upBias)))));
        return node("Mul", List.of(x, scale));
    }

    @Override
    public String average(String x) {
        return flatten(node("GlobalAveragePool", List.of(x)));
    }

    @Override
    public String dense(String x, Parameter weight, Parameter bias) {
        return node("Gemm", List.of(x, initializer(weight, weight.shape()), vector(bias)), integer("transB", 1));
    }

    private void output(String name, String value) {
        graph.addNode(
                NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name));
        graph.addOutput(tensor(name));
    }

    private String node(String type, List<String> inputs, AttributeProto... attributes) {
        String output = "v" + values++;
        graph.addNode(NodeProto.newBuilder()
                .setOpType(type)
                .setName(type + "_" + output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return output;
    }

    private String vector(Parameter parameter) {
        return initializer(parameter, parameter.shape());
    }

    private String pointwise(Parameter weight) {
        return initializer(weight, List.of(weight.shape().get(0), weight.shape().get(1), 1, 1));
    }

    private String initializer(Parameter parameter, List<Integer> shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(parameter.name()).setDataType(TensorProto.DataType.FLOAT.getNumber());
        shape.forEach(tensor::addDims);
        for (float value : weights.get(parameter)) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return parameter.name();
    }

    private String scalar(float value) {
        String name = "c" + values++;
        graph.addInitializer(TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addFloatData(value));
        return name;
    }

    private static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    private static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    private static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    /** A size is a number, or a name if it is open; no sizes at all leave the shape to be inferred. */
    private static ValueInfoProto tensor(String name, String... sizes) {
        TypeProto.Tensor.Builder type =
                TypeProto.Tensor.newBuilder().setElemType(TensorProto.DataType.FLOAT.getNumber());
        if (sizes.length > 0) {
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
            for (String size : sizes) {
                TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
                boolean number = Character.isDigit(size.charAt(0));
                shape.addDim(number ? dimension.setDimValue(Long.parseLong(size)) : dimension.setDimParam(size));
            }
            type.setShape(shape);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }
}
