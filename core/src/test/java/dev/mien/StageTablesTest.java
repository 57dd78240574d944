package dev.mien;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mien.align.Aligners;
import dev.mien.classify.Classifiers;
import dev.mien.detect.Detectors;
import dev.mien.feature.Extractors;
import dev.mien.landmark.Locators;
import dev.mien.landmark.PartReader;
import dev.mien.model.ModelKind;
import dev.mien.pipeline.Pipelines;
import dev.mien.quality.QualityGate;
import dev.mien.stage.Stage;
import dev.mien.stage.StageSpec;
import dev.mien.stage.StageTable.Row;
import dev.mien.track.Trackers;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every stage can be asked for by name, and every option of a stage keeps the same rules. */
class StageTablesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mien");

    private static final Set<String> TABLES =
            tables().keySet().stream().map(table -> "dev.mien." + table).collect(Collectors.toSet());

    private static Map<String, List<? extends Row<?>>> tables() {
        return Map.of(
                "detect.Detectors", Detectors.rows(),
                "landmark.Locators", Locators.rows(),
                "align.Aligners", Aligners.rows(),
                "feature.Extractors", Extractors.rows(),
                "classify.Classifiers", Classifiers.rows(),
                "track.Trackers", Trackers.rows(),
                "pipeline.Pipelines", Pipelines.rows());
    }

    private static Stream<Record> options() {
        return Stream.concat(
                        tables().values().stream().flatMap(List::stream).map(Row::defaults),
                        Stream.of(QualityGate.Options.defaults()))
                .distinct();
    }

    /** The gate and the reader of eyes and mouth alone have no sibling to choose from. */
    @Test
    void everyStageIsMadeByTheTableOfItsPackage() {
        List<String> strangers = CLASSES.stream()
                .filter(type -> type.isAssignableTo(Stage.class) && !type.isInterface())
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .filter(type -> !type.isEquivalentTo(QualityGate.class) && !type.isEquivalentTo(PartReader.class))
                .filter(type -> !isMadeByATable(type))
                .map(JavaClass::getName)
                .toList();
        assertThat(strangers).isEmpty();
    }

    /** By the table itself, or by an enum whose constants are its rows. */
    private static boolean isMadeByATable(JavaClass stage) {
        return users(stage)
                .filter(user -> user.getPackageName().equals(stage.getPackageName()))
                .anyMatch(user -> isTable(user) || (user.isEnum() && users(user).anyMatch(StageTablesTest::isTable)));
    }

    private static boolean isTable(JavaClass type) {
        return TABLES.contains(type.getName());
    }

    private static Stream<JavaClass> users(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream().map(Dependency::getOriginClass);
    }

    @Test
    void noTableHasANameTwiceOrARowWithoutWords() {
        tables().forEach((table, rows) -> {
            assertThat(rows).as(table).extracting(Row::name).doesNotHaveDuplicates();
            assertThat(rows).as(table).allSatisfy(row -> assertThat(row.about()).isNotBlank());
        });
    }

    @Test
    void everyKindOfExpressionModelHasItsClassifier() {
        assertThat(Classifiers.rows())
                .extracting(Row::name)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ModelKind.values())
                        .filter(kind -> kind.stage().equals("expression"))
                        .map(ModelKind::label)
                        .toList());
    }

    @Test
    void everyOptionsRecordOfAStageIsInATable() {
        Set<String> known = options().map(record -> record.getClass().getName()).collect(Collectors.toSet());
        Set<String> stages = tables().keySet().stream()
                .map(table -> "dev.mien." + table.substring(0, table.indexOf('.')))
                .collect(Collectors.toSet());
        assertThat(CLASSES.stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> stages.contains(type.getPackageName()))
                        .filter(type -> type.getSimpleName().endsWith("Options"))
                        .map(JavaClass::getName))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @TestFactory
    Stream<DynamicTest> everyOptionCanBeSaidInOneLine() {
        return components((defaults, component) -> {
            StageSpec all = new StageSpec("x", StageSpec.textOf(defaults));
            assertThat(StageSpec.parse(all.text()).over(defaults)).isEqualTo(defaults);
            assertThat(all.options()).containsKey(component.getName());
            assertThatThrownBy(() -> spec("no-" + component.getName(), "1").over(defaults))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(component.getName());
        });
    }

    @TestFactory
    Stream<DynamicTest> numbersBelowZeroAndNoNumbersAreRefused() {
        return components((defaults, component) -> {
            Class<?> type = component.getType();
            if (type == double.class) {
                refused(defaults, component, "NaN");
            }
            if (type == double.class || type == int.class) {
                refused(defaults, component, "-1");
            }
            if (type != String.class) {
                refused(defaults, component, "many");
            }
        });
    }

    private static void refused(Record defaults, RecordComponent component, String value) {
        assertThatThrownBy(() -> spec(component.getName(), value).over(defaults))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("x: ")
                .hasMessageContaining(component.getName());
    }

    private static StageSpec spec(String key, String value) {
        return new StageSpec("x", Map.of(key, value));
    }

    private interface Rule {
        void holds(Record defaults, RecordComponent component);
    }

    private static Stream<DynamicTest> components(Rule rule) {
        return options()
                .flatMap(defaults -> Arrays.stream(defaults.getClass().getRecordComponents())
                        .map(component -> DynamicTest.dynamicTest(
                                defaults + " " + component.getName(), () -> rule.holds(defaults, component))));
    }
}
