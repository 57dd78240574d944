package dev.mien.app;

import dev.mien.app.batch.BatchCommand;
import dev.mien.app.compare.CompareCommand;
import dev.mien.app.console.ExitCode;
import dev.mien.app.console.LaunchTable;
import dev.mien.app.console.Lines;
import dev.mien.app.console.StandardOutput;
import dev.mien.app.eval.EvalCommand;
import dev.mien.app.models.DoctorCommand;
import dev.mien.app.models.ModelsCommand;
import dev.mien.app.picture.AnalyzeCommand;
import dev.mien.app.picture.DetectCommand;
import dev.mien.app.serve.AuditCommand;
import dev.mien.app.serve.ServeCommand;
import dev.mien.app.serve.StoreCommand;
import dev.mien.app.serve.WarmUpCommand;
import dev.mien.app.train.TrainCommand;
import dev.mien.app.video.LiveCommand;
import dev.mien.app.video.VideoCommand;
import dev.mien.pipeline.Version;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code mien}. Exit codes: 0 done, 1 some input failed, 2 wrong usage, 130 interrupted. */
@Command(
        name = "mien",
        description = {
            "Reads apparent facial expressions from pictures, videos and cameras.",
            "Mien reports what a face shows, never what a person feels."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Mien.VersionProvider.class,
        scope = CommandLine.ScopeType.INHERIT,
        usageHelpAutoWidth = true,
        subcommands = {
            AnalyzeCommand.class,
            VideoCommand.class,
            LiveCommand.class,
            BatchCommand.class,
            ServeCommand.class,
            AuditCommand.class,
            StoreCommand.class,
            DetectCommand.class,
            CompareCommand.class,
            EvalCommand.class,
            TrainCommand.class,
            ModelsCommand.class,
            DoctorCommand.class,
            LaunchTable.class,
            WarmUpCommand.class
        })
public final class Mien implements Runnable, StandardOutput {
    /** What the system says when the reader, such as {@code head}, has seen enough. */
    private static final String BROKEN_PIPE = "Broken pipe";

    private static final int RESERVE_BYTES = 1 << 18;

    /** Memory to say with that there is none. */
    @SuppressWarnings({"NonFinalStaticField", "UnusedVariable"})
    private static byte[] reserve = new byte[0];

    /** In the order of help. */
    private static final Map<String, String> EXIT_CODES = new LinkedHashMap<>();

    static {
        EXIT_CODES.put("0", "done");
        EXIT_CODES.put("1", "some input failed, one line each; the rest is done");
        EXIT_CODES.put("2", "wrong usage");
        EXIT_CODES.put(
                "130",
                "interrupted by Ctrl-C; 'video' and 'live' write all they have first, 'batch' goes on with --resume");
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--debug", description = "Show the stack trace of an error.", scope = CommandLine.ScopeType.INHERIT)
    private boolean debug;

    private final OutputStream results;

    private Mien(OutputStream results) {
        this.results = results;
    }

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        System.exit(run(args));
    }

    private static int run(String[] args) {
        // Before all else, to let go of it when there is no memory.
        reserve = new byte[RESERVE_BYTES];
        PrintStream err = System.err;
        try {
            // System.out would keep to itself that a pipe is closed or a disk full.
            return commandLine(new FileOutputStream(FileDescriptor.out)).execute(args);
        } catch (OutOfMemoryError e) {
            reserve = new byte[0];
            err.println("mien: not enough memory; give Java more, such as MIEN_JAVA_OPTS=-Xmx1g");
        } catch (LinkageError e) {
            err.println("mien: a library does not load (" + Lines.of(e) + "); 'mien doctor' says what works");
        }
        return ExitCode.SOME_FAILED;
    }

    /**
     * The command line.
     *
     * @param results standard output for bytes; throws if they cannot be written
     */
    static CommandLine commandLine(OutputStream results) {
        Mien mien = new Mien(results);
        CommandLine line = new CommandLine(mien);
        // Not by annotation, which every verb would inherit.
        line.getCommandSpec()
                .usageMessage()
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(EXIT_CODES);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setParameterExceptionHandler(Mien::wrongUsage)
                .setExecutionExceptionHandler((error, command, parsed) -> mien.failed(error, command));
    }

    @Override
    public OutputStream results() {
        return results;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new ParameterException(spec.commandLine(), "a verb is missing, such as analyze");
    }

    private static int wrongUsage(ParameterException error, String[] args) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        if (args.length > 0 && args[0].equals("help")) {
            CommandLine asked = args.length > 1 ? command.getSubcommands().getOrDefault(args[1], command) : command;
            asked.usage(command.getOut());
            return ExitCode.DONE;
        }
        err.println("mien: " + Lines.one(error.getMessage()) + Suggestions.of(error, args) + "; see '"
                + command.getCommandSpec().qualifiedName() + " --help'" + dashHint(args));
        return ExitCode.WRONG_USAGE;
    }

    private static String dashHint(String[] args) {
        return Arrays.stream(args)
                .filter(arg -> arg.startsWith("-") && new File(arg).isFile())
                .findFirst()
                .map(file -> "; to name the file write ./" + file)
                .orElse("");
    }

    private int failed(Exception error, CommandLine command) {
        if (debug) {
            error.printStackTrace(command.getErr());
        }
        if (error instanceof IllegalArgumentException) {
            command.getErr().println("mien: " + Lines.one(error.getMessage()));
            return ExitCode.WRONG_USAGE;
        }
        if (BROKEN_PIPE.equals(error.getMessage())) {
            return ExitCode.DONE;
        }
        Throwable cause = error instanceof UncheckedIOException && error.getCause() != null ? error.getCause() : error;
        command.getErr().println("mien: " + Lines.of(cause));
        return ExitCode.SOME_FAILED;
    }

    static final class VersionProvider implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"mien " + Version.current()};
        }
    }
}
