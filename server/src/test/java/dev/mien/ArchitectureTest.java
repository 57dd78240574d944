package dev.mien;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mien.report.record.Records;
import dev.mien.report.record.ResultJson;
import dev.mien.testkit.contract.ArchitectureContract;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ArchitectureContract {
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
                .dependOnClassesThat()
                .belongToAnyOf(Records.class, ResultJson.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.mien.server"));
    }
}
