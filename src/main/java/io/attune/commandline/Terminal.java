package io.attune.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// What `bin/attune` does: analysts' commands here and now, without database, server or Spring; those of the server are
/// handed in by the caller, who alone knows how to start it.
public final class Terminal {
    /// Exit codes: 0 done, 1 a mistake of ours, 2 a mistake in what was asked or in the file that was given.
    static final int DONE = 0;

    static final int OUR_MISTAKE = 1;
    static final int BAD_INPUT = 2;

    private final PrintWriter out;
    private final PrintWriter err;

    Terminal(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// A command that needs the server; it parses its own arguments and returns the exit code.
    public record ServerCommand(String name, String summary, Action action) {
        @FunctionalInterface
        public interface Action {
            int run(List<String> arguments) throws Exception;
        }
    }

    /// Runs the command that the arguments ask for and returns the exit code.
    public static int run(List<ServerCommand> server, String... arguments) {
        var out = new PrintWriter(
                new BufferedWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8)));
        var err = new PrintWriter(new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), UTF_8), true);
        try {
            return new Terminal(out, err).execute(server, arguments);
        } finally {
            out.flush();
        }
    }

    int execute(List<ServerCommand> server, String... arguments) {
        CommandLine commands = commands(server);
        if (arguments.length == 0) {
            commands.usage(out);
            return DONE;
        }
        for (ServerCommand command : server)
            if (command.name().equals(arguments[0]) && !asksForHelp(arguments)) return run(command, arguments);
        return commands.execute(arguments);
    }

    private int run(ServerCommand command, String[] arguments) {
        try {
            return command.action().run(List.of(arguments).subList(1, arguments.length));
        } catch (Exception failed) {
            return failed(failed);
        }
    }

    private static boolean asksForHelp(String[] arguments) {
        return Arrays.asList(arguments).contains("--help")
                || Arrays.asList(arguments).contains("-h");
    }

    private CommandLine commands(List<ServerCommand> server) {
        var commands = new CommandLine(new Attune())
                .addSubcommand(new FitCommand(out, err))
                .addSubcommand(new RfmCommand(out, err))
                .addSubcommand(new LatencyCommand(out, err))
                .addSubcommand(new TripwiresCommand(out, err))
                .addSubcommand(new HurdlesCommand(out, err))
                .addSubcommand(new ChooseCommand(out, err))
                .addSubcommand(new LifecycleCommand(out, err))
                .addSubcommand(new MatrixCommand(out, err))
                .addSubcommand(new SourcesCommand(out, err))
                .addSubcommand(new FrictionCommand(out, err))
                .addSubcommand(new LookalikesCommand(out, err))
                .addSubcommand(new RegressCommand(out, err))
                .addSubcommand(new ReadCommand(out, err))
                .addSubcommand(new MatchCommand(out, err))
                .addSubcommand(new ImportCommand(out, err))
                .addSubcommand(new ExportCommand(out, err));
        for (ServerCommand command : server) commands.addSubcommand(command.name(), spec(command));
        commands.setOut(out);
        commands.setErr(err);
        commands.setUsageHelpAutoWidth(true);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setExecutionExceptionHandler((failed, _, _) -> failed(failed));
        commands.setParameterExceptionHandler((wrong, _) -> {
            String name = wrong.getCommandLine().getCommandSpec().qualifiedName();
            return refused("%s; see %s --help".formatted(wrong.getMessage(), name));
        });
        return commands;
    }

    /// Only for the help: such a command is run before the arguments are parsed here.
    private static CommandSpec spec(ServerCommand command) {
        return CommandSpec.create()
                .usageMessage(new UsageMessageSpec().description(command.summary()))
                .mixinStandardHelpOptions(true);
    }

    private int failed(Exception failed) {
        String sentence = Failure.sentence(failed);
        if (sentence != null) return refused(sentence);
        failed.printStackTrace(err);
        return OUR_MISTAKE;
    }

    private int refused(String sentence) {
        err.println("attune: " + sentence.strip().replaceAll("\\s*\\R\\s*", " "));
        err.flush();
        return BAD_INPUT;
    }

    @Command(
            name = "attune",
            synopsisSubcommandLabel = "COMMAND",
            mixinStandardHelpOptions = true,
            description = "The social CRM that knows what a conversation is worth.",
            commandListHeading = "%nCommands:%n")
    static final class Attune {}
}
