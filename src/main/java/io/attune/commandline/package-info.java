/// The way in from the terminal.
@ApplicationModule(
        allowedDependencies = {
            "platform :: *",
            "behavior :: models",
            "behavior :: instruments",
            "behavior :: lookalikes",
            "analysis :: reader",
            "identity :: matching"
        })
@NullMarked
package io.attune.commandline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
