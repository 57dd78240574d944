package dev.mien.app.console;

import java.io.PrintWriter;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The table that the start scripts read: a line for each command with its name, JVM options, JVM options for a few files,
 * when it needs PyTorch and the options of its dry run. Columns are parted by "|"; "-" is none, since Windows would skip an
 * empty one.
 */
@Command(
        name = "launch-table",
        hidden = true,
        description = "Prints what each command wants of the JVM, for the start scripts.")
public final class LaunchTable implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        lines(spec.root()).stream().sorted().forEach(line -> out.print(line + "\n"));
        out.flush();
    }

    private static List<String> lines(CommandSpec root) {
        List<String> lines = new ArrayList<>();
        for (CommandLine command : new LinkedHashSet<>(root.subcommands().values())) {
            addLines(command.getCommandSpec(), "", lines);
        }
        return lines;
    }

    private static void addLines(CommandSpec command, String parents, List<String> lines) {
        String name = parents + command.name();
        if (command.subcommands().isEmpty()) {
            lines.add(launch(command).map(launch -> line(name, launch)).orElse(name + "|-|-|-|-"));
        }
        for (CommandLine child : new LinkedHashSet<>(command.subcommands().values())) {
            addLines(child.getCommandSpec(), name + " ", lines);
        }
    }

    private static Optional<Launch> launch(CommandSpec command) {
        Object user = command.userObject();
        AnnotatedElement declared = user instanceof Method method ? method : user.getClass();
        return Optional.ofNullable(declared.getAnnotation(Launch.class));
    }

    private static String line(String name, Launch launch) {
        List<String> options = new ArrayList<>();
        if (launch.serial()) {
            options.add("-XX:+UseSerialGC");
        }
        if (!launch.heap().isEmpty()) {
            options.add("-Xms" + launch.heap());
        }
        return String.join(
                "|",
                name,
                cell(String.join(" ", options)),
                launch.brief() ? "-XX:TieredStopAtLevel=1" : "-",
                cell(launch.engine()),
                cell(launch.warmUp()));
    }

    private static String cell(String value) {
        return value.isEmpty() ? "-" : value;
    }
}
