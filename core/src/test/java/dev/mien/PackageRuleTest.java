package dev.mien;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The order of packages in docs/architecture.md: each imports only those before it; stages never one another. */
class PackageRuleTest {
    private static final List<String> FOUNDATION = List.of("image", "model", "face", "cascade", "infer");
    private static final List<String> STAGES =
            List.of("detect", "landmark", "align", "feature", "classify", "quality", "track");
    private static final List<String> UPPER = List.of("pipeline", "timeline", "dataset", "eval", "report");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mien");

    @Test
    void everyPackageIsNamedInTheRule() {
        List<String> known =
                Stream.of(FOUNDATION, STAGES, UPPER).flatMap(List::stream).toList();
        assertThat(CLASSES.stream()
                        .map(c -> c.getPackageName().replaceFirst("^dev\\.mien\\.?", ""))
                        .distinct())
                .isSubsetOf(known);
    }

    @TestFactory
    Stream<DynamicTest> packagesImportOnlyThoseBefore() {
        return Stream.of(
                        ordered(FOUNDATION),
                        STAGES.stream()
                                .flatMap(stage -> Stream.concat(
                                        STAGES.stream()
                                                .filter(other -> !other.equals(stage))
                                                .map(other -> new String[] {stage, other}),
                                        UPPER.stream().map(upper -> new String[] {stage, upper}))),
                        FOUNDATION.stream()
                                .flatMap(low -> Stream.concat(STAGES.stream(), UPPER.stream())
                                        .map(high -> new String[] {low, high})),
                        ordered(UPPER))
                .flatMap(pairs -> pairs)
                .map(pair -> DynamicTest.dynamicTest(
                        pair[0] + " does not use " + pair[1],
                        () -> noClasses()
                                .that()
                                .resideInAPackage("dev.mien." + pair[0] + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage("dev.mien." + pair[1] + "..")
                                .allowEmptyShould(true)
                                .check(CLASSES)));
    }

    @Test
    void onlyTheCascadePackageSeesOpenCv() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mien.cascade..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bytedeco..")
                .check(CLASSES);
    }

    @Test
    void onlyTheInferPackageSeesOnnxRuntime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mien.infer..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(CLASSES);
    }

    /** Pairs (earlier, later) of an ordered list. */
    private static Stream<String[]> ordered(List<String> packages) {
        return packages.stream()
                .flatMap(earlier -> packages.stream()
                        .filter(later -> packages.indexOf(later) > packages.indexOf(earlier))
                        .map(later -> new String[] {earlier, later}));
    }
}
