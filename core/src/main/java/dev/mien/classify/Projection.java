package dev.mien.classify;

import dev.mien.model.ModelException;
import dev.mien.model.Tensor;
import dev.mien.model.Tensor.Precision;
import dev.mien.model.TensorFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear map to fewer dimensions that keeps left and right apart, such as principal components.
 *
 * <p>Mirroring a face permutes its features ({@code mirror}). Each pair of features {@code l, r} that swap places becomes
 * a sum {@code (l + r) / sqrt 2}, which mirroring leaves alone, and a difference {@code (l - r) / sqrt 2}, which changes
 * sign; features that stay in place go with the sums. Sums and differences are then projected on their own. So of the
 * output the first {@link #symmetric()} numbers are the same for the mirrored face and the rest only change sign, and
 * the map costs half of a full matrix. Where no permutation is known, {@code mirror} is the identity and this is a plain
 * projection.
 */
public final class Projection {
    private static final float SQRT_HALF = (float) Math.sqrt(0.5);

    private final int[] mirror;
    private final float[][] sums;
    private final float[][] differences;
    private final float[] offset;
    private final int[] left;
    private final int[] centre;

    /**
     * @param mirror feature {@code i} of the mirrored face is feature {@code mirror[i]} of the face; its own inverse
     * @param sums a row for each pair (in the order of the lower index), then one for each unpaired feature; shape
     *     [pairs + unpaired][symmetric outputs]
     * @param differences a row for each pair; shape [pairs][antisymmetric outputs]; empty if there are no pairs
     * @param offset added to the symmetric outputs
     */
    public Projection(int[] mirror, float[][] sums, float[][] differences, float[] offset) {
        this.mirror = mirror.clone();
        this.left = leftOfPairs(mirror);
        this.centre = unpaired(mirror);
        Shapes.require("projection sums", sums, left.length + centre.length, offset.length);
        Shapes.require("projection differences", differences, left.length, Shapes.columns(differences));
        this.sums = sums;
        this.differences = differences;
        this.offset = offset.clone();
    }

    /**
     * {@return lower indices of the pairs, ascending; a pair's other index is {@code mirror} of it}
     *
     * @param mirror a permutation that is its own inverse
     * @throws IllegalArgumentException if it is not
     */
    public static int[] leftOfPairs(int[] mirror) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < mirror.length; i++) {
            if (mirror[i] < 0 || mirror[i] >= mirror.length || mirror[mirror[i]] != i) {
                throw new IllegalArgumentException("mirror permutation is not its own inverse at feature " + i);
            }
            if (i < mirror[i]) {
                left.add(i);
            }
        }
        return left.stream().mapToInt(Integer::intValue).toArray();
    }

    /**
     * {@return features that mirroring leaves in place, ascending}
     *
     * @param mirror a permutation that is its own inverse
     */
    public static int[] unpaired(int[] mirror) {
        return IntStream.range(0, mirror.length).filter(i -> mirror[i] == i).toArray();
    }

    /** {@return length of the vectors it takes} */
    public int inputs() {
        return mirror.length;
    }

    /** {@return length of the vectors it gives} */
    public int outputs() {
        return symmetric() + Shapes.columns(differences);
    }

    /** {@return how many of the outputs, the first ones, mirroring leaves alone} */
    public int symmetric() {
        return offset.length;
    }

    /**
     * {@return the projections of vectors of {@link #inputs()} numbers}
     *
     * @param vectors shape [vectors][inputs]
     */
    public float[][] apply(float[][] vectors) {
        int n = vectors.length;
        float[][] sum = new float[n][left.length + centre.length];
        float[][] difference = new float[n][left.length];
        for (int v = 0; v < n; v++) {
            split(vectors[v], sum[v], difference[v]);
        }
        float[][] symmetric = new float[n][];
        float[][] antisymmetric = new float[n][outputs() - symmetric()];
        for (int v = 0; v < n; v++) {
            symmetric[v] = offset.clone();
        }
        MatrixProduct.add(sums, sum, 0, symmetric);
        MatrixProduct.add(differences, difference, 0, antisymmetric);
        float[][] out = new float[n][outputs()];
        for (int v = 0; v < n; v++) {
            System.arraycopy(symmetric[v], 0, out[v], 0, symmetric());
            System.arraycopy(antisymmetric[v], 0, out[v], symmetric(), antisymmetric[v].length);
        }
        return out;
    }

    /**
     * {@return the product from the other side: turns the gradient of anything with respect to the outputs into its
     * gradient with respect to the inputs}
     *
     * @param gradient one number for each output
     */
    public float[] transposed(float[] gradient) {
        float[] sum = MatrixProduct.transposed(sums, gradient, 0);
        float[] difference = MatrixProduct.transposed(differences, gradient, symmetric());
        float[] out = new float[inputs()];
        for (int i = 0; i < left.length; i++) {
            out[left[i]] = (sum[i] + difference[i]) * SQRT_HALF;
            out[mirror[left[i]]] = (sum[i] - difference[i]) * SQRT_HALF;
        }
        for (int i = 0; i < centre.length; i++) {
            out[centre[i]] = sum[left.length + i];
        }
        return out;
    }

    private void split(float[] vector, float[] sum, float[] difference) {
        for (int i = 0; i < left.length; i++) {
            float l = vector[left[i]];
            float r = vector[mirror[left[i]]];
            sum[i] = (l + r) * SQRT_HALF;
            difference[i] = (l - r) * SQRT_HALF;
        }
        for (int i = 0; i < centre.length; i++) {
            sum[left.length + i] = vector[centre[i]];
        }
    }

    /**
     * {@return what {@link #read} takes up again; matrices in the given precision}
     *
     * @param precision float16 halves the size of the file
     */
    public List<Tensor> tensors(Precision precision) {
        List<Tensor> tensors = new ArrayList<>();
        float[] permutation = new float[mirror.length];
        for (int i = 0; i < mirror.length; i++) {
            permutation[i] = mirror[i];
        }
        tensors.add(Shapes.vector("projection.mirror", permutation));
        tensors.add(Shapes.vector("projection.offset", offset));
        tensors.add(Tensor.ofRows("projection.sums", precision, sums));
        if (outputs() > symmetric()) {
            tensors.add(Tensor.ofRows("projection.differences", precision, differences));
        }
        return tensors;
    }

    /**
     * {@return the projection that a file holds}
     *
     * @param file what {@link #tensors} was written to
     * @throws ModelException if it holds none, or one of the wrong shape
     */
    public static Projection read(TensorFile file) throws ModelException {
        float[] permutation = file.get("projection.mirror", 1).toArray();
        int[] mirror = new int[permutation.length];
        for (int i = 0; i < mirror.length; i++) {
            mirror[i] = (int) permutation[i];
        }
        float[][] differences = file.has("projection.differences")
                ? file.get("projection.differences", 2).toRows()
                : new float[leftOfPairs(mirror).length][0];
        return new Projection(
                mirror,
                file.get("projection.sums", 2).toRows(),
                differences,
                file.get("projection.offset", 1).toArray());
    }
}
