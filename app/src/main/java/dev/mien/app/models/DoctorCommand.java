package dev.mien.app.models;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Lines;
import dev.mien.check.GoldenAnswers;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.infer.NativeFolder;
import dev.mien.model.Models;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.Pipelines;
import dev.mien.pipeline.Version;
import dev.mien.stage.StageTable.Row;
import dev.mien.video.FFmpeg;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "doctor",
        description = "Checks that everything Mien needs works on this machine, and says what does not.",
        footer = {"", "Example:", "  mien doctor"})
public final class DoctorCommand implements Callable<Integer> {
    /** A step that either says what it found or fails. */
    private interface Check {
        String run() throws Exception;
    }

    @Spec
    private CommandSpec spec;

    private boolean healthy = true;

    @Override
    public Integer call() {
        Runtime runtime = Runtime.getRuntime();
        check("mien", Version::current);
        check("java", () -> System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")");
        check(
                "system",
                () -> System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                        + runtime.availableProcessors() + " cores");
        check(
                "memory",
                () -> String.format(
                        Locale.ROOT,
                        "Java may use %,d MiB; raise it with MIEN_JAVA_OPTS=-Xmx4g",
                        runtime.maxMemory() >> 20));
        check("natives", () -> "unpacked in " + NativeFolder.get());
        check("video", () -> "FFmpeg " + FFmpeg.load());
        for (Row<FaceDetector> detector : Detectors.rows()) {
            String what = "detector " + detector.name();
            if (detector.needsModel()) {
                line("", what, detector.about());
            } else {
                check(what, () -> detector.about() + ": " + tryDetector(detector.name()));
            }
        }
        for (String id : Models.list()) {
            check("model " + id, () -> verify(id));
        }
        for (String id : Models.added()) {
            check("added model " + id, () -> verify(id));
        }
        for (String name : Pipelines.names()) {
            check("pipeline " + name, () -> tryPipeline(name));
        }
        out().println(healthy ? "All works." : "Something does not work; see the lines marked FAIL.");
        return healthy ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private void check(String what, Check check) {
        long start = System.nanoTime();
        String found;
        String mark = "ok";
        try {
            found = check.run();
        } catch (Exception | LinkageError e) {
            healthy = false;
            mark = "FAIL";
            found = Lines.of(e);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        line(mark, what, found + "  (" + millis + " ms)");
    }

    private void line(String mark, String what, String found) {
        out().printf(Locale.ROOT, "%-4s  %-20s %s%n", mark, what, found);
    }

    private static String tryDetector(String name) {
        try (FaceDetector detector = Detectors.create(name)) {
            int faces = detector.detect(Frame.of(Image.gray(64, 64, new byte[64 * 64])))
                    .size();
            return "runs, " + faces + " faces in an empty picture";
        }
    }

    private static String verify(String id) throws Exception {
        int files = 0;
        for (Models.FileCheck check : Models.verify(id)) {
            if (!check.ok()) {
                throw new IllegalStateException(check.fault().orElse(check.name()));
            }
            files++;
        }
        GoldenAnswers.fault(Models.open(id)).ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
        return files + " files, hashes and golden answers right";
    }

    private static String tryPipeline(String name) throws Exception {
        try (FaceAnalyzer analyzer = FaceAnalyzer.of(name)) {
            Image grey = Image.gray(48, 48, new byte[48 * 48]);
            analyzer.analyze(grey);
            return "answers "
                    + analyzer.analyzeCrop(grey).scores().probabilities().size() + " expressions";
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
