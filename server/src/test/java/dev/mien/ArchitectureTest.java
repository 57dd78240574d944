package dev.mien;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mien.report.Decimals;
import dev.mien.report.PictureResult;
import dev.mien.report.record.Format;
import dev.mien.report.record.RecordWriter;
import dev.mien.report.record.VideoRecords;
import dev.mien.testkit.contract.ArchitectureContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureContract {
    /** What makes no record by itself. */
    private static final Class<?>[] HOLD_NOTHING = {
        Decimals.class, Format.class, PictureResult.class, RecordWriter.class, VideoRecords.class
    };

    ArchitectureTest() {
        super("server");
    }

    /** Otherwise the policy would not hold for them. */
    @Test
    void recordsAreMadeInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mien.server.policy")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.mien.report..").and(not(belongToAnyOf(HOLD_NOTHING))))
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.mien.server"));
    }
}
