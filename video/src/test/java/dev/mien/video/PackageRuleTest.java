package dev.mien.video;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class PackageRuleTest {
    @Test
    void thisPackageStandsOnPicturesRecordsAndFFmpegOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "dev.mien.video",
                        "dev.mien.image",
                        "dev.mien.face",
                        "org.bytedeco.ffmpeg..",
                        "org.bytedeco.javacpp",
                        "org.jspecify..",
                        "java..")
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.mien.video"));
    }
}
