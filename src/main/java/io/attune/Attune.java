package io.attune;

import io.attune.commandline.Terminal;
import io.attune.commandline.Terminal.ServerCommand;
import java.util.List;

/// Where Attune starts: a command of the terminal, or the server where none is named.
public final class Attune {
    private static final List<ServerCommand> SERVER = List.of(
            new ServerCommand("serve", "Runs Attune as a server; settings as --name=value.", Attune::serve),
            new ServerCommand("demo", "Runs a demo company on this machine; settings as for serve.", DemoServer::run),
            new ServerCommand("backup", "Writes the whole database into one new file.", archive()::backup),
            new ServerCommand("restore", "Fills an empty database from a backup.", archive()::restore));

    private Attune() {}

    public static void main(String[] arguments) throws Exception {
        if (isServer(arguments)) serve(List.of(arguments));
        else exit(Terminal.run(SERVER, arguments));
    }

    /// Options alone, such as `--server.port=80`, are settings of the server; containers and IDEs start it so.
    private static boolean isServer(String[] arguments) {
        return List.of(arguments).stream().allMatch(argument -> argument.startsWith("--") && argument.contains("="));
    }

    private static Archive archive() {
        return new Archive(System.getenv());
    }

    private static int serve(List<String> arguments) {
        AttuneApplication.main(arguments.toArray(String[]::new));
        return 0;
    }

    /// Success ends with its last thread: a server lives on.
    private static void exit(int code) {
        if (code != 0) System.exit(code);
    }
}
