package dev.mien.video;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** This module is one package on top of the records; only it sees FFmpeg. */
class PackageRuleTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mien");

    @Test
    void onlyThisPackageSeesFFmpeg() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mien.video")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.bytedeco.ffmpeg..", "org.bytedeco.javacv..")
                .check(CLASSES);
    }

    @Test
    void itStandsOnPicturesAndRecordsOnly() {
        classes()
                .that()
                .resideInAPackage("dev.mien.video")
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
                .check(CLASSES);
    }
}
