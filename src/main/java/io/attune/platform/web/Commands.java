package io.attune.platform.web;

import java.util.List;

/// The commands of a feature in the order in which they are shown; a feature with several declares one bean.
public record Commands(List<Command> list) {
    public Commands {
        list = List.copyOf(list);
    }

    public static Commands of(Command... commands) {
        return new Commands(List.of(commands));
    }
}
