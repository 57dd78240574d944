package dev.mien.train.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A network as a TorchScript program, for DJL's PyTorch engine: inputs are the pictures [n, 1, side, side] and then every
 * parameter in order, outputs are the network's in order.
 *
 * <p>A program rather than DJL's blocks because it may name what DJL's arrays cannot: activations in bfloat16 with the
 * channels last, which on a processor with AMX tiles trains about four times as fast as float32. Parameters, their
 * gradients, the statistics and the heads stay float32.
 */
public final class TorchScript implements Operations<String> {
    /** What the activations of the trunk are stored in. */
    public enum Precision {
        /** 32 bits, on any processor. */
        FLOAT32(6),
        /** The upper 16 bits of a float32: its range with 8 bits of precision. */
        BFLOAT16(15);

        private final int scalarType;

        private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

        Precision(int scalarType) {
            this.scalarType = scalarType;
        }

        /**
         * {@return BFLOAT16 where the processor says that it multiplies such numbers itself; elsewhere FLOAT32, since
         * there the others only cost time}
         */
        public static Precision fastest() {
            try {
                return Files.exists(PROCESSOR) && Files.readString(PROCESSOR).contains("_bf16") ? BFLOAT16 : FLOAT32;
            } catch (IOException e) {
                return FLOAT32;
            }
        }
    }

    private static final float STATISTICS_MOMENTUM = 0.1f;

    private final Precision precision;
    private final Map<String, String> variables;
    private final StringBuilder body = new StringBuilder();
    private int values;
    private boolean channelsLast;

    private TorchScript(Architecture network, Precision precision) {
        this.precision = precision;
        List<Parameter> parameters = network.parameters();
        this.variables = new HashMap<>();
        for (int i = 0; i < parameters.size(); i++) {
            variables.put(parameters.get(i).name(), "p" + i);
        }
    }

    /** The program as a PyTorch archive, the form that {@code Model.load} takes. */
    static byte[] archive(Architecture network, Precision precision) {
        return zip(source(network, precision));
    }

    /** The names of the outputs, in the program's order. */
    static List<String> outputs(Architecture network) {
        return List.copyOf(
                network.write(new TorchScript(network, Precision.FLOAT32), "x").keySet());
    }

    static String source(Architecture network, Precision precision) {
        TorchScript script = new TorchScript(network, precision);
        Map<String, String> outputs = network.write(script, "x");
        List<String> results = new ArrayList<>();
        outputs.forEach(
                (name, value) -> results.add(script.let("torch.to(%s, %d)", value, Precision.FLOAT32.scalarType)));
        String inputs = network.parameters().stream()
                .map(p -> ",\n    " + script.variable(p) + ": Tensor")
                .collect(Collectors.joining());
        String types = results.stream().map(r -> "Tensor").collect(Collectors.joining(", "));
        return """
                class Net(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Net,
                    x: Tensor%s) -> Tuple[%s]:
                %s    return (%s,)
                """.formatted(inputs, types, script.body, String.join(", ", results));
    }

    @Override
    public String standardize(String x, float mean, float deviation) {
        String centred = let("torch.sub(%s, %s)", x, Double.toString(mean));
        return let("torch.to(torch.div(%s, %s), %d)", centred, Double.toString(deviation), precision.scalarType);
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
        String single = let("torch.to(%s, %d)", x, Precision.FLOAT32.scalarType);
        return let("torch.conv2d(%s, %s, %s, [1, 1], [0, 0], [1, 1], 1)", single, variable(weight), variable(bias));
    }

    @Override
    public String enlarge(String x) {
        return let("torch.upsample_nearest2d(%s, None, [2., 2.])", x);
    }

    private String convolution(String x, Parameter weight, int stride, int groups) {
        int padding = weight.shape().get(2) / 2;
        String y = let(
                "torch.conv2d(%s, torch.to(%s, %d), None, [%d, %d], [%d, %d], [1, 1], %d)",
                x, variable(weight), precision.scalarType, stride, stride, padding, padding, groups);
        if (channelsLast) {
            return y;
        }
        // Said once, after the first convolution (one channel has no order); PyTorch carries it through the rest.
        channelsLast = true;
        return let("torch.contiguous(%s, memory_format=2)", y);
    }

    @Override
    public String batchNorm(
            String x, Parameter gain, Parameter bias, Parameter mean, Parameter variance, float epsilon) {
        return let(
                "torch.batch_norm(%s, %s, %s, %s, %s, self.training, %s, %s, False)",
                x,
                variable(gain),
                variable(bias),
                variable(mean),
                variable(variance),
                Float.toString(STATISTICS_MOMENTUM),
                Float.toString(epsilon));
    }

    @Override
    public String relu(String x) {
        return let("torch.relu(%s)", x);
    }

    @Override
    public String add(String x, String y) {
        return let("torch.add(%s, %s)", x, y);
    }

    @Override
    public String squeezeExcite(String x, Parameter down, Parameter downBias, Parameter up, Parameter upBias) {
        String hidden = relu(dense(average(x), down, downBias));
        String scale = let("torch.to(torch.sigmoid(%s), %d)", dense(hidden, up, upBias), precision.scalarType);
        return let("torch.mul(%s, torch.unsqueeze(torch.unsqueeze(%s, 2), 3))", x, scale);
    }

    @Override
    public String average(String x) {
        return let("torch.mean(%s, [2, 3], False, dtype=%d)", x, Precision.FLOAT32.scalarType);
    }

    @Override
    public String flatten(String x) {
        return let("torch.to(torch.flatten(%s, 1, -1), %d)", x, Precision.FLOAT32.scalarType);
    }

    @Override
    public String dense(String x, Parameter weight, Parameter bias) {
        return let("torch.linear(%s, %s, %s)", x, variable(weight), variable(bias));
    }

    private String variable(Parameter parameter) {
        String variable = variables.get(parameter.name());
        if (variable == null) {
            throw new IllegalStateException("no parameter named " + parameter.name());
        }
        return variable;
    }

    @SuppressWarnings("AnnotateFormatMethod") // its annotation would be a dependency for one private method
    private String let(String expression, Object... values) {
        String name = "v" + this.values++;
        body.append("    ")
                .append(name)
                .append(" = ")
                .append(expression.formatted(values))
                .append('\n');
        return name;
    }

    /** The four files of the archive; the two pickles hold an object of class Net with its training flag, and no constants. */
    private static byte[] zip(String source) {
        String object = "\u0080\u0002c__torch__\nNet\n)\u0081}X\u0008\u0000\u0000\u0000training\u0088sb.";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            store(zip, "net/data.pkl", object.getBytes(StandardCharsets.ISO_8859_1));
            store(zip, "net/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
            store(zip, "net/constants.pkl", "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1));
            store(zip, "net/version", "3\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
