package dev.mien.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What docs/architecture.md says of a module, held against its classes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ArchitectureContract {
    private final PackageOrder order;
    private final JavaClasses classes;

    /** @param module the module's folder */
    protected ArchitectureContract(String module) {
        order = PackageOrder.of(module);
        // Names of libraries' classes are all that is asked for.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        classes = new ClassFileImporter()
                .withImportOption(location -> location.contains("/" + module + "/target/classes/"))
                .importPackages("dev.mien");
    }

    @Test
    void thePageNamesEveryPackageAndNoOther() {
        Set<String> there = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(new TreeSet<>(order.packages())).isEqualTo(new TreeSet<>(there));
    }

    @Test
    void packagesImportOnlyThoseBefore() {
        assertThat(dependencies()
                        .filter(dependency -> !order.allows(
                                packageOf(dependency.getOriginClass()), packageOf(dependency.getTargetClass())))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void eachLibraryIsSeenWhereThePageSays() {
        Map<String, List<String>> libraries = PackageOrder.libraries();
        assertThat(dependencies()
                        .filter(dependency -> libraries.entrySet().stream()
                                .filter(library ->
                                        isIn(packageOf(dependency.getTargetClass()), List.of(library.getKey())))
                                .anyMatch(library -> !isIn(packageOf(dependency.getOriginClass()), library.getValue())))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    private Stream<Dependency> dependencies() {
        return classes.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }

    private static String packageOf(JavaClass type) {
        return Objects.requireNonNull(type.getBaseComponentType()).getPackageName();
    }

    private static boolean isIn(String name, List<String> packages) {
        return packages.stream().anyMatch(top -> name.equals(top) || name.startsWith(top + "."));
    }
}
