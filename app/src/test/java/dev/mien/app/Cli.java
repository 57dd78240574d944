package dev.mien.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** Runs the command line as a user does, in this JVM or in one of its own. */
public final class Cli {
    private Cli() {}

    public record Run(int exit, String out, String err) {
        public List<String> outLines() {
            return out.lines().toList();
        }

        public List<String> errLines() {
            return err.lines().toList();
        }
    }

    public static Run mien(Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        int exit = run(out, new PrintWriter(out, true, StandardCharsets.UTF_8), err, arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString());
    }

    /** Runs with a standard output that may refuse to be written. */
    public static Run mienInto(OutputStream out, Object... arguments) {
        StringWriter err = new StringWriter();
        return new Run(
                run(out, new PrintWriter(out, true, StandardCharsets.UTF_8), err, arguments), "", err.toString());
    }

    private static int run(OutputStream results, PrintWriter out, StringWriter err, Object... arguments) {
        CommandLine line = Mien.commandLine(results).setOut(out).setErr(new PrintWriter(err, true));
        return line.execute(strings(arguments).toArray(String[]::new));
    }

    /** Runs in a JVM of its own, from another folder, in a locale that knows UTF-8. */
    public static Run process(Path from, String javaOption, Object... arguments) {
        return process(from, List.of(javaOption, "-cp", System.getProperty("java.class.path")), arguments);
    }

    /** As {@link #process(Path, String, Object...)}, on the class path that the options name. */
    public static Run process(Path from, List<String> javaOptions, Object... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(javaOptions);
        command.add(Mien.class.getName());
        command.addAll(strings(arguments));
        try {
            Path out = Files.createTempFile("mien", ".out");
            Path err = Files.createTempFile("mien", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(from.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("hangs: " + Files.readString(err));
            }
            Run run = new Run(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file of this repository. */
    public static Path repository(String relative) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isDirectory(at.resolve("samples")) && Files.isRegularFile(at.resolve("mien"))) {
                return at.resolve(relative);
            }
        }
        throw new IllegalStateException("not run within the repository");
    }

    public static Path sample(String name) {
        return repository("samples").resolve(name);
    }

    private static List<String> strings(Object... arguments) {
        List<String> strings = new ArrayList<>();
        for (Object argument : arguments) {
            strings.add(argument.toString());
        }
        return strings;
    }
}
