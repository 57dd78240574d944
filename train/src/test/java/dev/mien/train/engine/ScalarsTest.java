package dev.mien.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ScalarsTest {
    /** Those whose way back needs the number. */
    private static final Set<String> LOSE_THE_NUMBER =
            Set.of("mul", "div", "pow", "maximum", "minimum", "clip", "mod", "rsub", "rdiv");

    @Test
    void gradientsOutliveAGarbageCollection() {
        assertThat(gradient(x -> Scalars.times(x, 3))).isCloseTo(3, within(1e-6f));
        assertThat(gradient(x -> Scalars.over(x, 4))).isCloseTo(0.25f, within(1e-6f));
        assertThat(gradient(x -> Scalars.atLeast(x, 1))).isEqualTo(1);
        assertThat(gradient(x -> Scalars.atLeast(x, 7))).isZero();
        assertThat(gradient(x -> Scalars.atMost(x, 7))).isEqualTo(1);
        assertThat(gradient(x -> Scalars.atMost(x, 1))).isZero();
        assertThat(gradient(Scalars::softplus)).isCloseTo((float) (1 / (1 + Math.exp(-2))), within(1e-6f));
    }

    @Test
    void nothingInTrainingLosesItsNumbers() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(location -> location.contains("/train/target/classes/"))
                .importPackages("dev.mien.train");
        assertThat(classes).isNotEmpty();
        assertThat(classes.stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(NDArray.class))
                        .filter(call -> LOSE_THE_NUMBER.contains(call.getName()))
                        .filter(call -> call.getTarget().getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(Number.class)))
                        .map(Object::toString))
                .isEmpty();
    }

    /** At 2, where the memory that nobody holds is filled with no numbers before PyTorch goes back. */
    private static float gradient(UnaryOperator<NDArray> function) {
        try (NDManager scratch = NDManager.newBaseManager("PyTorch")) {
            JniUtils.setGradMode(true);
            NDArray x = scratch.create(2f);
            x.setRequiresGradient(true);
            NDArray y = function.apply(x);
            System.gc();
            for (int i = 0; i < 10_000; i++) {
                ByteBuffer.allocateDirect(Float.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putFloat(Float.NaN);
            }
            JniUtils.backward((PtNDArray) y, (PtNDArray) scratch.ones(y.getShape()), false, false);
            return x.getGradient().getFloat();
        }
    }
}
